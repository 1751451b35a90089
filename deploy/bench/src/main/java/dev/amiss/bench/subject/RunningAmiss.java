package dev.amiss.bench.subject;

import dev.amiss.embedded.DetachedProcess;
import dev.amiss.embedded.EmbeddedException;
import dev.amiss.embedded.Folders;
import dev.amiss.embedded.LastWill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * An Amiss of its own, on free ports, whose PostgreSQL flushes every commit to disk. Its services have {@code -Xmx256m}.
 * Used by one thread.
 */
public final class RunningAmiss implements AutoCloseable {
    /** The database that assertions read, as data source {@code bench}. */
    public static final String SOURCE_DATABASE = "bench_source";

    private static final int START_LIMIT_MINUTES = 20;
    private static final Duration ARCHIVE_LIMIT = Duration.ofMinutes(5);
    private static final List<String> SERVICES = List.of("issue", "responder", "assertion");

    /** As in the images: little memory, and the optimizing compiler at its own thresholds instead of the launcher's. */
    private static final List<String> JAVA_OPTIONS = List.of(
            "-Xmx256m",
            "-XX:Tier4InvocationThreshold=5000",
            "-XX:Tier4MinInvocationThreshold=600",
            "-XX:Tier4CompileThreshold=15000",
            "-XX:Tier4BackEdgeThreshold=40000");

    private final Path root;
    private final Map<String, String> environment;

    private RunningAmiss(Map<String, String> settings) {
        try {
            this.root = Files.createTempDirectory("amiss-bench-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.environment = new TreeMap<>(Ports.variables());
        environment.put("AMISS_DATA", root.toString());
        environment.put("AMISS_JAVA_OPTIONS", String.join(" ", JAVA_OPTIONS));
        environment.put(
                "AMISS_DATASOURCE_BENCH_URL", "jdbc:postgresql://127.0.0.1:" + postgresPort() + "/" + SOURCE_DATABASE);
        environment.put("AMISS_DATASOURCE_BENCH_USERNAME", SourceDatabase.READER);
        environment.put("AMISS_DATASOURCE_BENCH_PASSWORD", "");
        environment.putAll(settings);
        LastWill.leave("""
                for f in "$0"/run/up.lock "$0"/run/*.pid; do kill -s KILL "$(cat "$f")"; done
                sleep 1
                rm -rf "$0"
                """, root.toString());
    }

    /**
     * Starts one and returns when it is up and the launcher has no more to do beside it: after a build that is an archive of
     * the classes.
     *
     * @throws EmbeddedException when it does not come up, or its PostgreSQL would lose commits
     */
    public static RunningAmiss start() {
        return start(Map.of());
    }

    /** The same with further variables of {@code up}. */
    public static RunningAmiss start(Map<String, String> settings) {
        RunningAmiss amiss = new RunningAmiss(settings);
        try {
            amiss.launch("up", "--detach");
            amiss.checkDurability();
            SourceDatabase.create(amiss);
            Waiting.until(
                    "an archive of each service's classes",
                    ARCHIVE_LIMIT,
                    Duration.ofMillis(500),
                    () -> SERVICES.stream().allMatch(RunningAmiss::hasArchivedClasses));
        } catch (TimeoutException e) {
            amiss.close();
            throw new EmbeddedException("Amiss is up, but not to be measured yet", e);
        } catch (RuntimeException e) {
            amiss.close();
            throw e;
        }
        return amiss;
    }

    /** Base address of issue-service; number counts from 1. */
    public String issueUrl(int number) {
        return url("issue", number);
    }

    public String issueUrl() {
        return issueUrl(1);
    }

    public String responderUrl() {
        return url("responder", 1);
    }

    public String assertionUrl() {
        return url("assertion", 1);
    }

    public int postgresPort() {
        return Integer.parseInt(environment.getOrDefault("AMISS_POSTGRES_PORT", ""));
    }

    public String bootstrap() {
        return "127.0.0.1:" + environment.get("AMISS_KAFKA_PORT");
    }

    /** As the superuser; databases are {@code amiss_issue}, {@code amiss_responder}, {@code amiss_assertion}. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgresPort() + "/" + database, "postgres", "");
    }

    /** The process id of {@code issue-1}, {@code postgres}, … */
    public long pid(String process) {
        try {
            return Long.parseLong(Files.readString(root.resolve("run").resolve(process + ".pid"))
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Freezes a process as it is. */
    public void freeze(String process) {
        signal(process, "STOP");
    }

    /** Lets a frozen process go on. */
    public void thaw(String process) {
        signal(process, "CONT");
    }

    /** Starts a process of Amiss anew, as after a crash. */
    public void kill(String process) {
        signal(process, "KILL");
    }

    /** Stops all in order and starts it again on the same data. */
    public void restart() {
        launch("down");
        launch("up", "--detach");
    }

    public Path log(String process) {
        return root.resolve("logs").resolve(process + ".log");
    }

    @Override
    public void close() {
        try {
            launch("down");
        } finally {
            Folders.delete(root);
        }
    }

    /** Base address of a replica of {@code issue}, {@code responder} or {@code assertion}; number counts from 1. */
    public String url(String service, int number) {
        int first =
                Integer.parseInt(environment.getOrDefault("AMISS_" + service.toUpperCase(Locale.ROOT) + "_PORT", ""));
        return "http://127.0.0.1:" + (first + 100 * (number - 1));
    }

    private void signal(String process, String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -s " + name + " " + pid(process))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted", e);
        }
    }

    /** Looks for one that is no older than the build, of whatever JVM. */
    private static boolean hasArchivedClasses(String service) {
        Path built = home().resolve(service + "-service").resolve("target").resolve("quarkus-app");
        long since = built.resolve("quarkus-run.jar").toFile().lastModified();
        try (Stream<Path> files = Files.list(built)) {
            return files.filter(file -> file.toString().endsWith(".jsa"))
                    .anyMatch(file -> file.toFile().lastModified() >= since);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path home() {
        return Path.of(System.getProperty("amiss.home", "."));
    }

    private void launch(String command, String... arguments) {
        Path output = root.resolve("launcher.txt");
        List<String> words = new ArrayList<>();
        words.add(home().resolve("deploy").resolve("local").resolve(command).toString());
        words.addAll(List.of(arguments));
        Process process = DetachedProcess.start(words, environment, output);
        try {
            if (!process.waitFor(START_LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new EmbeddedException(command + " failed:\n" + Files.readString(output));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted", e);
        }
    }

    private void checkDurability() {
        for (String setting : List.of("fsync", "synchronous_commit")) {
            String value = Sql.text(this, "postgres", "SHOW " + setting);
            if (!value.equals("on")) {
                throw new EmbeddedException(
                        "PostgreSQL runs with " + setting + "=" + value + ": what is measured so would not be durable");
            }
        }
    }
}
