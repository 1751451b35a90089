package dev.amiss.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What differs between Linux and macOS, and between root and everybody else. */
final class OperatingSystem {
    private static final boolean IS_MAC =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    private static final List<String> OWN_SESSION = findOwnSession();

    private OperatingSystem() {}

    static boolean isMac() {
        return IS_MAC;
    }

    static boolean isRoot() {
        return output(List.of("id", "-u")).filter("0"::equals).isPresent();
    }

    /** Put before a command, this detaches it from the terminal without changing its process id. */
    static List<String> ownSession() {
        return OWN_SESSION;
    }

    static ProcessBuilder.Redirect nothing() {
        return ProcessBuilder.Redirect.from(new File("/dev/null"));
    }

    static void signal(long pid, String name) {
        output(List.of("sh", "-c", "kill -s " + name + " " + pid));
    }

    /** Runs a command to its end, its output appended to the log. @throws IOException if it fails */
    static void run(List<String> command, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(nothing())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(command.get(0) + " ended with " + code);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + command.get(0) + " ran", e);
        }
    }

    /** What a command prints, stripped; empty if it is missing or fails. */
    static Optional<String> output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(nothing())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static List<String> findOwnSession() {
        if (output(List.of("setsid", "true")).isPresent()) {
            return List.of("setsid");
        }
        List<String> perl = List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV;");
        List<String> trial = new ArrayList<>(perl);
        trial.add("true");
        return output(trial).isPresent() ? perl : List.of();
    }
}
