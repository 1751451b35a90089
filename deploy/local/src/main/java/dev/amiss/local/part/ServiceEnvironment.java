package dev.amiss.local.part;

import dev.amiss.local.config.LocalConfig;
import dev.amiss.local.config.ServiceKind;
import dev.amiss.local.config.Variable;
import java.util.Map;
import java.util.TreeMap;

/** The variables that a service is started with, beside those that {@code up} was started with itself. */
final class ServiceEnvironment {
    /** Arenas of glibc's native memory: otherwise there are eight for each processor, each keeping what it once took. */
    private static final String ARENAS = "MALLOC_ARENA_MAX";

    private ServiceEnvironment() {}

    static Map<String, String> of(LocalConfig config, ServiceKind kind, int number) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("AMISS_HOST", config.host());
        environment.put(ARENAS, config.environment().getOrDefault(ARENAS, "2"));
        environment.put("AMISS_AUTH", config.auth());
        environment.put("AMISS_KEYS_FILE", config.keysFile().toString());
        if (!config.environment().containsKey("AMISS_ENCRYPTION_KEYS")) {
            environment.put(
                    Variable.ENCRYPTION_KEYS_FILE.key(),
                    config.environment()
                            .getOrDefault(
                                    Variable.ENCRYPTION_KEYS_FILE.key(),
                                    config.data().encryptionKeys().toString()));
        }
        environment.put("AMISS_POSTGRES_URL", config.postgresUrl());
        environment.put(
                "AMISS_POSTGRES_USERNAME",
                config.postgres().map(LocalConfig.ExternalPostgres::username).orElse("postgres"));
        environment.put(
                "AMISS_POSTGRES_PASSWORD",
                config.postgres().map(LocalConfig.ExternalPostgres::password).orElse(""));
        environment.put("AMISS_KAFKA_BOOTSTRAP", config.bootstrap());
        environment.put("AMISS_SMTP_HOST", config.smtpHost().orElse("127.0.0.1"));
        environment.put("AMISS_SMTP_PORT", String.valueOf(config.smtpPort()));
        environment.put(
                Variable.OUTGOING_ALLOW.key(),
                config.environment().getOrDefault(Variable.OUTGOING_ALLOW.key(), Variable.OUTGOING_ALLOW.fallback()));
        environment.put(
                "QUARKUS_HTTP_PORT", String.valueOf(config.replicas(kind).port(number)));
        for (ServiceKind each : ServiceKind.values()) {
            environment.put(
                    "AMISS_" + each.name() + "_PORT",
                    String.valueOf(config.replicas(each).firstPort()));
            environment.put(
                    each.urlVariable(), config.environment().getOrDefault(each.urlVariable(), config.url(each, 1)));
        }
        environment.putAll(DemoDatabase.dataSource(config));
        return environment;
    }
}
