package dev.amiss.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A fresh PostgreSQL and a fresh Kafka for the tests of one module:
 * {@code @QuarkusTestResource(value = RealParts.class, restrictToAnnotatedClass = false)}. Databases and topics are
 * there. Tests reach both servers through the static methods, from any class loader of this JVM, to stop, kill and start
 * them. Nothing is left when the JVM ends, however it ends.
 */
public final class RealParts implements QuarkusTestResourceLifecycleManager {
    private static final String FOLDER = "amiss.test.folder";
    private static final String POSTGRES_PORT = "amiss.test.postgres.port";
    private static final String KAFKA_PORT = "amiss.test.kafka.port";
    private static final int KAFKA_HEAP_MEGABYTES = 256;

    /** Ends both servers and deletes their folder ($0). PostgreSQL quits at once, so it gives its shared memory back. */
    private static final String LAST_WILL = """
            kill -s KILL "$(cat "$0/kafka.pid")"
            kill -s QUIT "$(cat "$0/postgres.pid")"
            for i in 1 2 3 4 5; do rm -rf "$0" && [ ! -d "$0" ] && break; sleep 1; done
            """;

    @Override
    public Map<String, String> start() {
        if (System.getProperty(FOLDER) == null) {
            startServers();
        }
        return configuration();
    }

    /** Nothing: another test profile of this JVM goes on with the same servers, since starting them takes long. */
    @Override
    public void stop() {}

    /** The tests' PostgreSQL. Not durable: it survives a kill, not a power cut. */
    public static PostgresServer postgres() {
        return new PostgresServer(ServerFiles.below(folder(), "postgres"), Integer.getInteger(POSTGRES_PORT, 0), false);
    }

    /** The tests' Kafka. */
    public static KafkaBroker kafka() {
        return new KafkaBroker(
                ServerFiles.below(folder(), "kafka"), Integer.getInteger(KAFKA_PORT, 0), KAFKA_HEAP_MEGABYTES);
    }

    /** {@code jdbc:postgresql://127.0.0.1:PORT/}, to be completed by a database's name; user {@code postgres}. */
    public static String jdbcUrl() {
        return postgres().jdbcUrl();
    }

    /** {@code 127.0.0.1:PORT} of Kafka. */
    public static String bootstrap() {
        return kafka().bootstrap();
    }

    /** The variables by which a service finds both servers. */
    public static Map<String, String> configuration() {
        return Map.of(
                "AMISS_POSTGRES_URL",
                jdbcUrl(),
                "AMISS_KAFKA_BOOTSTRAP",
                bootstrap(),
                "AMISS_HOST",
                "127.0.0.1",
                "AMISS_AUTH",
                "open");
    }

    private static void startServers() {
        try {
            Path folder = Files.createTempDirectory("amiss-test-");
            List<Integer> ports = FreePorts.several(2);
            System.setProperty(FOLDER, folder.toString());
            System.setProperty(POSTGRES_PORT, ports.get(0).toString());
            System.setProperty(KAFKA_PORT, ports.get(1).toString());
            LastWill.leave(LAST_WILL, folder.toString());
        } catch (IOException e) {
            throw new EmbeddedException("Cannot prepare a folder for PostgreSQL and Kafka", e);
        }
        // a thread of its own, since it inherits the class loader by which Kafka's client finds its parts
        CompletableFuture<Void> kafka = CompletableFuture.runAsync(
                () -> {
                    kafka().start();
                    KafkaTopics.create(bootstrap());
                },
                work -> new Thread(work, "start-kafka").start());
        postgres().start();
        Databases.ALL.forEach(postgres()::createDatabase);
        kafka.join();
    }

    private static Path folder() {
        String folder = System.getProperty(FOLDER);
        if (folder == null) {
            throw new EmbeddedException("PostgreSQL and Kafka were not started: annotate a test class with"
                    + " @QuarkusTestResource(value = RealParts.class, restrictToAnnotatedClass = false)");
        }
        return Path.of(folder);
    }
}
