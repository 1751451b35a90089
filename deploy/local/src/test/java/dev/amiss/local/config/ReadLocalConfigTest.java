package dev.amiss.local.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadLocalConfigTest {
    private static final Path HOME = Path.of("/clone");

    @Test
    void an_empty_environment_means_what_the_contract_says() throws ConfigException {
        LocalConfig config = ReadLocalConfig.from(Map.of(), HOME);

        assertThat(config.data().root()).isEqualTo(Path.of("/clone/deploy/local/data"));
        assertThat(config.url(ServiceKind.ISSUE, 1)).isEqualTo("http://127.0.0.1:8080");
        assertThat(config.url(ServiceKind.RESPONDER, 1)).isEqualTo("http://127.0.0.1:8081");
        assertThat(config.url(ServiceKind.ASSERTION, 1)).isEqualTo("http://127.0.0.1:8082");
        assertThat(config.postgresUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:15432/");
        assertThat(config.bootstrap()).isEqualTo("127.0.0.1:9092");
        assertThat(config.smtpPort()).isEqualTo(2525);
        assertThat(config.auth()).isEqualTo("open");
        assertThat(config.keysFile()).isEqualTo(Path.of("/clone/deploy/local/data/keys"));
    }

    @Test
    void further_replicas_listen_a_hundred_ports_above_the_one_before() throws ConfigException {
        LocalConfig config = ReadLocalConfig.from(Map.of("AMISS_ISSUE_REPLICAS", "3"), HOME);

        assertThat(config.replicas(ServiceKind.ISSUE).count()).isEqualTo(3);
        assertThat(config.url(ServiceKind.ISSUE, 3)).isEqualTo("http://127.0.0.1:8280");
        assertThat(PlannedPort.of(config)).extracting(PlannedPort::port).contains(8080, 8180, 8280);
    }

    @Test
    void parts_that_somebody_else_runs_need_no_port() throws ConfigException {
        LocalConfig config = ReadLocalConfig.from(
                Map.of(
                        "AMISS_POSTGRES_URL", "jdbc:postgresql://db:5432/",
                        "AMISS_POSTGRES_USERNAME", "amiss",
                        "AMISS_KAFKA_BOOTSTRAP", "kafka:9092",
                        "AMISS_SMTP_HOST", "mail"),
                HOME);

        assertThat(config.postgresUrl()).isEqualTo("jdbc:postgresql://db:5432/");
        assertThat(config.postgres())
                .hasValueSatisfying(postgres -> assertThat(postgres.username()).isEqualTo("amiss"));
        assertThat(config.bootstrap()).isEqualTo("kafka:9092");
        assertThat(PlannedPort.of(config)).extracting(PlannedPort::port).containsExactly(8080, 8081, 8082);
    }

    @ParameterizedTest
    @CsvSource({
        "AMISS_ISSUE_PORT,http",
        "AMISS_KAFKA_PORT,0",
        "AMISS_SMTP_PORT,65536",
        "AMISS_RESPONDER_REPLICAS,-1",
        "AMISS_POSTGRES_URL,jdbc:postgresql://db:5432/amiss",
        "AMISS_POSTGRES_URL,db:5432",
        "AMISS_AUTH,none",
        "AMISS_HOST,0.0.0.0"
    })
    void a_value_that_cannot_be_is_told_with_its_variable(String variable, String value) {
        assertThatThrownBy(() -> ReadLocalConfig.from(Map.of(variable, value), HOME))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(variable + "=" + value);
    }

    @Test
    void all_mistakes_are_told_at_once() {
        Map<String, String> environment = new HashMap<>();
        environment.put("AMISS_ISSUE_PORT", "x");
        environment.put("AMISS_ASSERTION_PORT", "y");

        assertThatThrownBy(() -> ReadLocalConfig.from(environment, HOME))
                .hasMessageContainingAll("AMISS_ISSUE_PORT=x", "AMISS_ASSERTION_PORT=y");
    }

    @Test
    void services_may_listen_on_all_addresses_when_keys_are_asked_for() throws ConfigException {
        LocalConfig config = ReadLocalConfig.from(Map.of("AMISS_HOST", "0.0.0.0", "AMISS_AUTH", "keys"), HOME);

        assertThat(config.url(ServiceKind.ISSUE, 1)).isEqualTo("http://127.0.0.1:8080");
    }
}
