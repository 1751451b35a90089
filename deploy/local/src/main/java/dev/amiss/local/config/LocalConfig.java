package dev.amiss.local.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * All that {@code up} was asked for, checked.
 *
 * @param home the folder of the sources
 * @param postgres the PostgreSQL to use instead of the embedded one
 * @param kafkaBootstrap the Kafka to use instead of the embedded one
 * @param smtpHost the mail server to use instead of the embedded one
 * @param services where each service's replicas listen
 * @param environment the environment that all this was read from
 */
public record LocalConfig(
        Path home,
        DataFolder data,
        String host,
        Map<ServiceKind, Replicas> services,
        int postgresPort,
        int kafkaPort,
        int smtpPort,
        Optional<ExternalPostgres> postgres,
        Optional<String> kafkaBootstrap,
        Optional<String> smtpHost,
        String auth,
        Path keysFile,
        String javaOptions,
        Map<String, String> environment) {

    /** A PostgreSQL that somebody else runs; the URL ends in a slash. */
    public record ExternalPostgres(String url, String username, String password) {}

    /** The port of the first replica and how many there are; each further one listens 100 above the one before. */
    public record Replicas(int firstPort, int count) {
        /** The port of the n-th, counted from 1. */
        public int port(int number) {
            return firstPort + 100 * (number - 1);
        }
    }

    /** Where the embedded or the configured PostgreSQL is. */
    public String postgresUrl() {
        return postgres.map(ExternalPostgres::url).orElse("jdbc:postgresql://127.0.0.1:" + postgresPort + "/");
    }

    /** Where the embedded or the configured Kafka is. */
    public String bootstrap() {
        return kafkaBootstrap.orElse("127.0.0.1:" + kafkaPort);
    }

    /** The address of a service's n-th replica as a client on this machine writes it. */
    public String url(ServiceKind kind, int number) {
        Replicas replicas = replicas(kind);
        return "http://" + reachableHost() + ":" + replicas.port(number);
    }

    public Replicas replicas(ServiceKind kind) {
        return Optional.ofNullable(services.get(kind))
                .orElseThrow(() -> new IllegalArgumentException("No replicas of " + kind));
    }

    private String reachableHost() {
        if (host.equals("0.0.0.0") || host.equals("::")) {
            return "127.0.0.1";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
