package dev.amiss.assertion.check.exec;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs: no shell, nothing to read, and of our environment nothing. What it writes is read as it comes and
 * kept up to a limit, so that it never waits for us; programs that it leaves behind do not hold us up. Used by one thread.
 */
final class ProgramRun {
    private static final int KEPT_BYTES = 16 * 1024;
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LANG", "C.UTF-8", "LC_ALL", "C.UTF-8");
    private static final long SHORTEST_LOOK_MILLIS = 2;
    private static final long LONGEST_LOOK_MILLIS = 50;

    private final Process process;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private ProgramRun(Process process) {
        this.process = process;
    }

    /** How a program ended. */
    record Ended(int exitCode, String output, String errors) {}

    static ProgramRun start(List<String> command, Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().clear();
        builder.environment().putAll(ENVIRONMENT);
        return new ProgramRun(builder.start());
    }

    /** Waits for its end; empty when the time was over before, in which case it and all that it started were ended. */
    Optional<Ended> await(Duration timeout) throws IOException, InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        long look = SHORTEST_LOOK_MILLIS;
        try {
            while (!process.waitFor(look, TimeUnit.MILLISECONDS)) {
                boolean wrote = drain();
                look = wrote ? SHORTEST_LOOK_MILLIS : Math.min(look * 2, LONGEST_LOOK_MILLIS);
                if (System.nanoTime() - end > 0) {
                    return Optional.empty();
                }
            }
            drain();
            return Optional.of(new Ended(
                    process.exitValue(),
                    output.toString(StandardCharsets.UTF_8),
                    errors.toString(StandardCharsets.UTF_8)));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private boolean drain() throws IOException {
        return drain(process.getInputStream(), output) | drain(process.getErrorStream(), errors);
    }

    /** Takes what is there without waiting for more; what is beyond the limit is dropped. */
    private static boolean drain(InputStream from, ByteArrayOutputStream kept) throws IOException {
        boolean any = false;
        byte[] part = new byte[8 * 1024];
        for (int there = from.available(); there > 0; there = from.available()) {
            int read = from.read(part, 0, Math.min(there, part.length));
            if (read <= 0) {
                break;
            }
            any = true;
            kept.write(part, 0, Math.min(read, KEPT_BYTES - kept.size()));
        }
        return any;
    }
}
