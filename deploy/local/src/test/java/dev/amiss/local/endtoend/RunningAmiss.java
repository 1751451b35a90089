package dev.amiss.local.endtoend;

import dev.amiss.embedded.DetachedProcess;
import dev.amiss.embedded.EmbeddedException;
import dev.amiss.embedded.Folders;
import dev.amiss.embedded.LastWill;
import dev.amiss.local.config.DataFolder;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An Amiss on free ports and data of its own, started by the real launcher in a process of its own. */
final class RunningAmiss implements AutoCloseable {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

    private final DataFolder data;
    private final Map<String, String> environment;

    /** @param settings variables beside the ports and the data folder, which are chosen here */
    RunningAmiss(Map<String, String> settings) {
        try {
            this.data = new DataFolder(Files.createTempDirectory("amiss-end-to-end-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.environment = new TreeMap<>(TestPorts.variables());
        environment.put("AMISS_DATA", data.root().toString());
        environment.put("AMISS_JAVA_OPTIONS", "-Xmx384m -XX:TieredStopAtLevel=1"); // over before optimizing would pay
        environment.putAll(settings);
        data.create();
        LastWill.leave("""
                for f in "$0"/run/up.lock "$0"/run/*.pid; do kill -s KILL "$(cat "$f")"; done
                sleep 1
                rm -rf "$0"
                """, data.root().toString());
    }

    /** Runs {@code up} in the background and returns when it is up. */
    RunningAmiss up() {
        Finished finished = run("up", "--detach");
        if (finished.code() != 0) {
            throw new EmbeddedException("up failed:\n" + finished.output() + logs());
        }
        return this;
    }

    /** What a command of the launcher said, and its exit code. */
    record Finished(int code, String output) {}

    /** Runs a command of the launcher to its end. */
    Finished run(String... arguments) {
        return finish("dev.amiss.local.Main", arguments);
    }

    /** Runs the command {@code amiss} to its end. */
    Finished amiss(String... arguments) {
        return finish("dev.amiss.cli.Main", arguments);
    }

    private Finished finish(String main, String... arguments) {
        try {
            Path output = Files.createTempFile("amiss-command-", ".txt");
            Process process = launch(output, main, arguments);
            if (!process.waitFor(180, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new EmbeddedException("Does not end: " + String.join(" ", arguments) + Files.readString(output));
            }
            String text = Files.readString(output);
            Files.delete(output);
            return new Finished(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted", e);
        }
    }

    /** Starts a command of the launcher, what it says appended to the file. */
    Process start(Path output, String... arguments) {
        return launch(output, "dev.amiss.local.Main", arguments);
    }

    private Process launch(Path output, String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-Damiss.home=" + HOME,
                "-cp",
                System.getProperty("java.class.path"),
                main));
        command.addAll(List.of(arguments));
        return DetachedProcess.start(command, environment, output);
    }

    DataFolder data() {
        return data;
    }

    String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /** The first replica of issue-service. */
    Api issues() {
        return issues(1);
    }

    Api issues(int replica) {
        return api("AMISS_ISSUE_PORT", replica);
    }

    Api responders() {
        return api("AMISS_RESPONDER_PORT", 1);
    }

    Api assertions() {
        return api("AMISS_ASSERTION_PORT", 1);
    }

    String bootstrap() {
        return environment.getOrDefault("AMISS_KAFKA_BOOTSTRAP", "127.0.0.1:" + variable("AMISS_KAFKA_PORT"));
    }

    /** As the superuser of the embedded PostgreSQL. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + variable("AMISS_POSTGRES_PORT") + "/" + database, "postgres", "");
    }

    long pid(String process) {
        try {
            return Long.parseLong(Files.readString(data.pid(process)).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a signal by its name without SIG to a process such as {@code issue-1}. */
    void signal(String process, String name) {
        try {
            int code = new ProcessBuilder("sh", "-c", "kill -s " + name + " " + pid(process))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new EmbeddedException("Cannot signal " + process);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted", e);
        }
    }

    /** Ends a process as {@code kill -9} does. */
    void kill(String process) {
        signal(process, "KILL");
    }

    List<Path> mails() {
        try (Stream<Path> files = Files.list(data.mail())) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Mails whose text holds all these. */
    List<Path> mails(String... texts) {
        return mails().stream()
                .filter(file -> Stream.of(texts).allMatch(text -> read(file).contains(text)))
                .toList();
    }

    @Override
    public void close() {
        run("down");
        Folders.delete(data.root());
    }

    private Api api(String port, int replica) {
        return new Api("http://127.0.0.1:" + (Integer.parseInt(variable(port)) + 100 * (replica - 1)));
    }

    private String logs() {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> logs = Files.list(data.root().resolve("logs"))) {
            logs.sorted()
                    .forEach(log -> all.append("--- ").append(log).append('\n').append(end(log)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }

    private static String end(Path log) {
        List<String> lines = read(log).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size())) + "\n";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long a case may take that has to wait for processes to start. */
    static Duration startLimit() {
        return Duration.ofSeconds(120);
    }
}
