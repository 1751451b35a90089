package dev.amiss.local;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What people read. Thread-safe: lines never mix. */
public final class Console {
    private final PrintStream out;
    private final Clock clock;

    public Console(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** One line. */
    public void say(@Nullable String line) {
        out.println(line);
        out.flush();
    }

    /** One line about something that happens now, with the time. */
    public void event(@Nullable String line) {
        say(LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS) + " " + line);
    }
}
