package dev.amiss.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.local.config.ConfigException;
import dev.amiss.local.config.LocalConfig;
import dev.amiss.local.config.ReadLocalConfig;
import dev.amiss.local.config.ServiceKind;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceEnvironmentTest {
    @Test
    void a_service_learns_where_everything_is() throws ConfigException {
        LocalConfig config = ReadLocalConfig.from(Map.of("AMISS_ISSUE_REPLICAS", "2"), Path.of("/clone"));

        assertThat(ServiceEnvironment.of(config, ServiceKind.ISSUE, 2))
                .containsEntry("QUARKUS_HTTP_PORT", "8180")
                .containsEntry("AMISS_ISSUE_PORT", "8080")
                .containsEntry("AMISS_ISSUE_URL", "http://127.0.0.1:8080")
                .containsEntry("AMISS_ASSERTION_URL", "http://127.0.0.1:8082")
                .containsEntry("AMISS_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:15432/")
                .containsEntry("AMISS_POSTGRES_USERNAME", "postgres")
                .containsEntry("AMISS_KAFKA_BOOTSTRAP", "127.0.0.1:9092")
                .containsEntry("AMISS_SMTP_HOST", "127.0.0.1")
                .containsEntry("AMISS_AUTH", "open")
                .containsEntry("AMISS_ENCRYPTION_KEYS_FILE", "/clone/deploy/local/data/encryption-keys")
                .containsEntry("AMISS_OUTGOING_ALLOW", "loopback,private")
                .containsEntry("AMISS_DATASOURCE_DEMO_USERNAME", "amiss_demo_reader");
    }

    @Test
    void what_the_user_configured_is_left_alone() throws ConfigException {
        LocalConfig config = ReadLocalConfig.from(
                Map.of(
                        "AMISS_DATASOURCE_DEMO_URL", "jdbc:postgresql://mine/db",
                        "AMISS_ENCRYPTION_KEYS", "k1:mine",
                        "AMISS_ISSUE_URL", "https://issues.example.com"),
                Path.of("/clone"));

        assertThat(ServiceEnvironment.of(config, ServiceKind.ASSERTION, 1))
                .containsEntry("AMISS_ISSUE_URL", "https://issues.example.com")
                .doesNotContainKeys(
                        "AMISS_ENCRYPTION_KEYS_FILE", "AMISS_DATASOURCE_DEMO_URL", "AMISS_DATASOURCE_DEMO_USERNAME");
    }
}
