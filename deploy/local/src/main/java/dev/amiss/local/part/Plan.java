package dev.amiss.local.part;

import dev.amiss.embedded.Databases;
import dev.amiss.embedded.KafkaBroker;
import dev.amiss.embedded.KafkaTopics;
import dev.amiss.embedded.PostgresServer;
import dev.amiss.local.config.DataFolder;
import dev.amiss.local.config.LocalConfig;
import dev.amiss.local.config.ServiceKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The parts that a configuration asks for. */
final class Plan {
    private static final int KAFKA_HEAP_MEGABYTES = 512;

    /** The optimizing compiler waits for code that is truly hot: it would take the cores from what starts. */
    private static final List<String> QUICK_START = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    /** Native memory that is free again goes back to the system; JVMs that cannot do so yet ignore it. */
    private static final List<String> SMALL =
            List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:TrimNativeHeapInterval=10000");

    private final LocalConfig config;
    private final DataFolder data;

    Plan(LocalConfig config) {
        this.config = config;
        this.data = config.data();
    }

    /** The embedded servers in the order in which they are stopped. */
    List<Part> servers() {
        List<Part> servers = new ArrayList<>();
        if (config.kafkaBootstrap().isEmpty()) {
            KafkaBroker kafka = new KafkaBroker(data.server("kafka"), config.kafkaPort(), KAFKA_HEAP_MEGABYTES);
            servers.add(new ServerPart("kafka", kafka, () -> KafkaTopics.create(kafka.bootstrap()), data.log("kafka")));
        }
        if (config.postgres().isEmpty()) {
            PostgresServer postgres = new PostgresServer(data.server("postgres"), config.postgresPort(), true);
            servers.add(new ServerPart("postgres", postgres, () -> prepare(postgres), data.log("postgres")));
        }
        return servers;
    }

    /** What is to be prepared on servers that somebody else runs. */
    List<Runnable> preparations() {
        List<Runnable> preparations = new ArrayList<>();
        config.kafkaBootstrap().ifPresent(bootstrap -> preparations.add(() -> KafkaTopics.create(bootstrap)));
        config.postgres().ifPresent(postgres -> preparations.add(() -> ExternalDatabases.create(postgres)));
        return preparations;
    }

    /** Every replica of every service. */
    List<Part> services() {
        List<Part> parts = new ArrayList<>();
        for (ServiceKind kind : ServiceKind.values()) {
            for (int number = 1; number <= config.replicas(kind).count(); number++) {
                parts.add(service(kind, number));
            }
        }
        return parts;
    }

    private static void prepare(PostgresServer postgres) {
        Databases.ALL.forEach(postgres::createDatabase);
        DemoDatabase.create(postgres);
    }

    private Part service(ServiceKind kind, int number) {
        String name = kind.shortName() + "-" + number;
        Path javaHome = Path.of(System.getProperty("java.home"));
        Path jar = application(config.home().resolve(kind.module())).resolve("quarkus-run.jar");
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(QUICK_START);
        command.addAll(SMALL);
        command.addAll(List.of(config.javaOptions().split("\\s+")));
        command.addAll(List.of(ServicePart.mark(data, name), "-jar", jar.toString()));
        return new ServicePart(
                name,
                config.url(kind, number),
                command,
                new ClassArchive(jar, javaHome),
                ServiceEnvironment.of(config, kind, number),
                data);
    }

    /** Where the build left it; in the archive of a release it lies in the module's folder itself. */
    private static Path application(Path module) {
        Path released = module.resolve("quarkus-app");
        return Files.isDirectory(released) ? released : module.resolve("target/quarkus-app");
    }
}
