package dev.amiss.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What is to be done when this JVM ends, however it ends; also after {@code kill -9}. */
public final class LastWill {
    private static final String WAIT = "trap '' INT TERM HUP\ncat > /dev/null\n";

    private LastWill() {}

    /** Runs the shell script then, with these words as {@code $0}, {@code $1}, …; its output is lost. */
    public static void leave(String script, String... words) {
        List<String> command = new ArrayList<>(OperatingSystem.ownSession());
        command.addAll(List.of("sh", "-c", WAIT + script));
        command.addAll(List.of(words));
        try {
            // its input is a pipe whose other end closes with this JVM
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new EmbeddedException("Cannot start a shell", e);
        }
    }
}
