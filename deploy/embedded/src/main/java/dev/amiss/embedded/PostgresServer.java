package dev.amiss.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * One PostgreSQL cluster, run directly (not through pg_ctl), so that its process is known and it can be killed and
 * started again on the same data. User {@code postgres} is let in from loopback without a password.
 */
public final class PostgresServer extends ServerProcess {
    private static final String USER = "postgres";

    private final boolean durable;

    /**
     * @param durable true: nothing committed is lost, whatever happens ({@code fsync} and {@code synchronous_commit}
     *     are on); false: faster, for data that is thrown away
     */
    public PostgresServer(ServerFiles files, int port, boolean durable) {
        super("PostgreSQL", files, port);
        this.durable = durable;
    }

    @Override
    public void start() {
        Path binaries = PostgresBinaries.unpacked();
        if (!isRunning()) {
            files.createFolders();
            if (!Files.exists(files.data().resolve("PG_VERSION"))) {
                initialise(binaries);
            }
            run(binaries);
        }
        Deadline deadline = Deadline.in(START_LIMIT);
        while (!answers()) {
            if (!process.isRunning()) {
                // right after a kill the former one's children may still hold its memory
                startAgainOrGiveUp(binaries, deadline);
            } else if (deadline.isOver()) {
                throw new EmbeddedException("PostgreSQL does not answer on port " + port + ": " + tail());
            }
            process.pause(Duration.ofMillis(50));
        }
    }

    @Override
    public void stop() {
        process.signal("INT");
        if (!process.awaitEnd(Duration.ofSeconds(20))) {
            process.signal("QUIT");
            if (!process.awaitEnd(Duration.ofSeconds(10))) {
                process.kill();
            }
        }
    }

    /** {@code jdbc:postgresql://127.0.0.1:PORT/}: a database's name completes it. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/";
    }

    /** A new connection as {@code postgres}; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "5");
        Connection connection = new Driver().connect(jdbcUrl() + database, properties);
        if (connection == null) {
            throw new SQLException("Not an address of PostgreSQL: " + jdbcUrl() + database);
        }
        return connection;
    }

    /** Creates the database unless it is there. */
    public void createDatabase(String name) {
        try (Connection connection = connect("postgres")) {
            Databases.create(connection, name);
        } catch (SQLException e) {
            throw new EmbeddedException("Cannot create the database " + name, e);
        }
    }

    private void startAgainOrGiveUp(Path binaries, Deadline deadline) {
        if (!tail().contains("is still in use") || deadline.isOver()) {
            throw new EmbeddedException("PostgreSQL ended: " + tail());
        }
        process.pause(Duration.ofMillis(200));
        run(binaries);
    }

    private void run(Path binaries) {
        List<String> command = new ArrayList<>(PostgresUser.ofThisMachine().prefix());
        command.add(binaries.resolve("bin/postgres").toString());
        command.addAll(List.of("-D", files.data().toString(), "-p", String.valueOf(port)));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        process.start(command, Map.of());
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new java.util.TreeMap<>(Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "max_connections", "300",
                "timezone", "UTC",
                "log_timezone", "UTC",
                "log_line_prefix", "%m [%p] %q%d ",
                "log_min_messages", "warning",
                "log_checkpoints", "off"));
        String onOrOff = durable ? "on" : "off";
        settings.put("fsync", onOrOff);
        settings.put("synchronous_commit", onOrOff);
        settings.put("full_page_writes", onOrOff);
        if (!durable) {
            // a killed server leaves nothing behind outside its own folder
            settings.put("dynamic_shared_memory_type", "mmap");
        }
        return settings;
    }

    /** Made beside and moved when whole: an interrupted start leaves no half cluster behind. */
    private void initialise(Path binaries) {
        Path beside = files.data().resolveSibling(files.data().getFileName() + ".new");
        Folders.delete(beside);
        Folders.delete(files.data());
        try {
            Files.createDirectories(beside);
            PostgresUser.ofThisMachine().own(beside);
            OperatingSystem.run(initdb(binaries, beside), Map.of(), files.log());
            Files.move(beside, files.data());
        } catch (IOException e) {
            throw new EmbeddedException("PostgreSQL's data cannot be created: " + tail(), e);
        }
    }

    private List<String> initdb(Path binaries, Path folder) {
        List<String> command = new ArrayList<>(PostgresUser.ofThisMachine().prefix());
        command.add(binaries.resolve("bin/initdb").toString());
        command.addAll(List.of("-D", folder.toString(), "-U", USER, "-A", "trust", "-E", "UTF8"));
        command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"));
        command.add("--no-instructions");
        if (!durable) {
            command.add("--no-sync");
        }
        return command;
    }

    private boolean answers() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1") && process.isRunning();
        } catch (SQLException e) {
            return false;
        }
    }
}
