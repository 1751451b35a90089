package dev.amiss.local.config;

import dev.amiss.local.config.LocalConfig.Replicas;
import java.util.ArrayList;
import java.util.List;

/**
 * A port that will be listened on.
 *
 * @param variable by which it is chosen
 */
public record PlannedPort(int port, String host, String user, String variable) {
    private static final String LOOPBACK = "127.0.0.1";

    /** Every port that the configuration needs free. */
    public static List<PlannedPort> of(LocalConfig config) {
        List<PlannedPort> ports = new ArrayList<>();
        if (config.postgres().isEmpty()) {
            ports.add(new PlannedPort(config.postgresPort(), LOOPBACK, "PostgreSQL", Variable.POSTGRES_PORT.key()));
        }
        if (config.kafkaBootstrap().isEmpty()) {
            ports.add(new PlannedPort(config.kafkaPort(), LOOPBACK, "Kafka", Variable.KAFKA_PORT.key()));
        }
        if (config.smtpHost().isEmpty()) {
            ports.add(new PlannedPort(config.smtpPort(), LOOPBACK, "mail", Variable.SMTP_PORT.key()));
        }
        for (ServiceKind kind : ServiceKind.values()) {
            Replicas replicas = config.replicas(kind);
            for (int number = 1; number <= replicas.count(); number++) {
                ports.add(new PlannedPort(
                        replicas.port(number),
                        config.host(),
                        kind.shortName() + "-" + number,
                        kind.port().key()));
            }
        }
        return ports;
    }
}
