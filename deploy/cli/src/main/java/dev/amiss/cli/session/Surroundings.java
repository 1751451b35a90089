package dev.amiss.cli.session;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/**
 * What is around the process.
 *
 * @param terminal whether {@code out} is a terminal
 */
public record Surroundings(
        Map<String, String> environment,
        InputStream in,
        PrintStream out,
        PrintStream err,
        Clock clock,
        boolean terminal) {
    /** The start script knows whether standard output is a terminal; newer JDKs do not say. */
    public static Surroundings real() {
        String told = System.getProperty("amiss.terminal");
        boolean terminal = told == null ? System.console() != null : told.equals("true");
        return new Surroundings(System.getenv(), System.in, System.out, System.err, Clock.systemUTC(), terminal);
    }
}
