package dev.amiss.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/** One Kafka broker that is its own controller (KRaft), in a JVM of its own. */
public final class KafkaBroker extends ServerProcess {
    private static final int LARGEST_MESSAGE = 2 * 1024 * 1024;

    private final int heapMegabytes;

    public KafkaBroker(ServerFiles files, int port, int heapMegabytes) {
        super("Kafka", files, port);
        this.heapMegabytes = heapMegabytes;
    }

    @Override
    public void start() {
        if (!isRunning()) {
            run();
        }
        Deadline deadline = Deadline.in(START_LIMIT);
        while (!KafkaTopics.answers(bootstrap())) {
            if (!process.isRunning()) {
                throw new EmbeddedException("Kafka ended: " + tail());
            }
            if (deadline.isOver()) {
                throw new EmbeddedException("Kafka does not answer on port " + port + ": " + tail());
            }
            process.pause(Duration.ofMillis(100));
        }
    }

    @Override
    public void stop() {
        process.signal("TERM");
        if (!process.awaitEnd(Duration.ofSeconds(20))) {
            process.kill();
        }
    }

    /** {@code 127.0.0.1:PORT}, for clients' {@code bootstrap.servers}. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    private void run() {
        files.createFolders();
        writeProperties();
        if (!Files.exists(formatted())) {
            format();
        }
        process.start(java("kafka.Kafka", propertiesFile().toString()), environment());
    }

    private Path propertiesFile() {
        return files.data().resolve("server.properties");
    }

    /**
     * The controller's port is nobody else's business: it is a free one, another at each start. The short session lets a
     * killed broker come back soon, since it is refused until its former session is over.
     */
    private void writeProperties() {
        int controllerPort = FreePorts.one();
        String properties = """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%1$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%2$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                num.partitions=12
                message.max.bytes=%4$d
                offsets.topic.num.partitions=1
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                broker.heartbeat.interval.ms=500
                broker.session.timeout.ms=3000
                log.cleaner.dedupe.buffer.size=8388608
                num.network.threads=2
                num.io.threads=4
                num.recovery.threads.per.data.dir=2
                """.formatted(controllerPort, port, files.data().resolve("log"), LARGEST_MESSAGE);
        try {
            Files.writeString(propertiesFile(), properties);
        } catch (IOException e) {
            throw new EmbeddedException("Cannot write " + propertiesFile(), e);
        }
    }

    /** The mark comes last: a storage that was not formatted to the end is thrown away and formatted again. */
    private void format() {
        Folders.delete(files.data().resolve("log"));
        List<String> command = java(
                "kafka.tools.StorageTool",
                "format",
                "-t",
                Uuid.randomUuid().toString(),
                "-c",
                propertiesFile().toString());
        try {
            OperatingSystem.run(command, environment(), files.log());
            Files.createFile(formatted());
        } catch (IOException e) {
            throw new EmbeddedException("Kafka's storage cannot be formatted: " + tail(), e);
        }
    }

    private Path formatted() {
        return files.data().resolve("formatted");
    }

    private List<String> java(String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The class path goes by the environment: in the command line it would hide by which the process is known. */
    private static Map<String, String> environment() {
        return Map.of("CLASSPATH", BrokerLibraries.classPath());
    }
}
