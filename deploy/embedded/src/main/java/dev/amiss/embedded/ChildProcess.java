package dev.amiss.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One process of the operating system, known by its pid file and by a mark in its command line, so that a recycled
 * process id is never mistaken for it. It survives the JVM that started it and its terminal (it leads a session of its
 * own, so Ctrl-C does not reach it); ending it is the duty of whoever started it.
 *
 * <p>Thread-safe in so far as starting and stopping may be asked from any thread; two starts at once must not happen.
 */
public final class ChildProcess {
    private static final Duration TICK = Duration.ofMillis(25);

    private final Path pidFile;
    private final Path log;
    private final String mark;
    /** What this object itself started last: known to run without its command line, which is empty during an exec. */
    private volatile @Nullable Process started;

    /**
     * @param log what the process prints is appended here
     * @param mark a text in the command line that no other process has, such as the path of its data
     */
    public ChildProcess(Path pidFile, Path log, String mark) {
        this.pidFile = pidFile;
        this.log = log;
        this.mark = mark;
    }

    /** Starts the command with these variables beside the inherited ones and returns its process id. */
    public long start(List<String> command, Map<String, String> environment) {
        Process process = DetachedProcess.start(command, environment, log);
        started = process;
        long pid = process.pid();
        try {
            Path written = Files.writeString(pidFile.resolveSibling(pidFile.getFileName() + ".new"), pid + "\n");
            Files.move(written, pidFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new EmbeddedException("Cannot write " + pidFile, e);
        }
        return pid;
    }

    /** The process if it runs now; empty if it ended, was never started, or its id belongs to another program today. */
    public Optional<ProcessHandle> running() {
        Process own = started;
        if (own != null && own.isAlive()) {
            return Optional.of(own.toHandle());
        }
        return pidInFile()
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(this::isMarked);
    }

    public boolean isRunning() {
        return running().isPresent();
    }

    /** Sends a signal by its name without SIG, such as {@code INT}; does nothing if the process does not run. */
    public void signal(String name) {
        running().ifPresent(handle -> OperatingSystem.signal(handle.pid(), name));
    }

    /** Ends the process as {@code kill -9} does and waits until it is gone. */
    public void kill() {
        running().ifPresent(ProcessHandle::destroyForcibly);
        if (!awaitEnd(Duration.ofSeconds(10))) {
            throw new EmbeddedException("The process of " + pidFile + " does not end although it was killed");
        }
    }

    /** Waits until the process is gone, at most so long; true if it is. Removes the pid file then. */
    public boolean awaitEnd(Duration atMost) {
        Deadline deadline = Deadline.in(atMost);
        Optional<ProcessHandle> handle = running();
        while (handle.isPresent()) {
            if (deadline.isOver()) {
                return false;
            }
            awaitExit(handle.get(), TICK);
            handle = running();
        }
        forget();
        return true;
    }

    /** The last lines of the log, for a message that tells why it ended. */
    public List<String> lastLines(int count) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of("(no log at " + log + ")");
        }
    }

    /** Waits a short moment, less if the process ends before. */
    public void pause(Duration atMost) {
        ProcessHandle handle = running().orElseGet(ProcessHandle::current);
        if (handle.equals(ProcessHandle.current())) {
            LockSupport.parkNanos(atMost.toNanos());
        } else {
            awaitExit(handle, atMost);
        }
    }

    private static void awaitExit(ProcessHandle handle, Duration atMost) {
        try {
            handle.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // the caller looks again and decides
        } catch (ExecutionException e) {
            throw new EmbeddedException("Cannot wait for process " + handle.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted while waiting for process " + handle.pid(), e);
        }
    }

    /** A zombie has no command line any more: it counts as ended, although its id is still taken. */
    private boolean isMarked(ProcessHandle handle) {
        return handle.info().commandLine().filter(line -> line.contains(mark)).isPresent();
    }

    private Optional<Long> pidInFile() {
        try {
            return Optional.of(Long.valueOf(Files.readString(pidFile).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new EmbeddedException("Cannot delete " + pidFile, e);
        }
    }
}
