package dev.amiss.issue.compat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.amiss.service.access.KeyTool;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where keys are needed, each protocol's clients send theirs in their own way. */
@QuarkusTest
@TestProfile(KeysModeTest.KeysMode.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public class KeysModeTest {
    private static final String ENVELOPE = "{%s}\n{\"type\":\"event\"}\n{\"message\":\"%s\"}\n";

    @ConfigProperty(name = "amiss.access.keys-file")
    Path file;

    private String key = "";

    @BeforeEach
    void addKey() throws IOException {
        key = KeyTool.add(file, "reporter", "anna");
    }

    @AfterEach
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    private static RequestSpecification json(String body) {
        return given().header("Content-Type", "application/json").body(body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /api/v2/alerts | []",
                "GET | /api/v2/alerts | ``",
                "GET | /api/v2/alerts/groups | ``",
                "GET | /api/v2/status | ``",
                "GET | /api/v2/receivers | ``",
                "GET | /api/v2/silences | ``",
                "POST | /integrations/alertmanager | {\"alerts\":[]}",
                "POST | /v2/enqueue | {\"routing_key\":\"amiss_wrong\",\"event_action\":\"resolve\",\"dedup_key\":\"x\"}",
                "POST | /v2/enqueue | {}",
                "POST | /v2/enqueue | no json",
                "POST | /v2/change/enqueue | {\"payload\":{\"summary\":\"x\"}}",
                "GET | /api/v1/changes | ``",
                "POST | /api/1/envelope/ | {}",
                "POST | /api/1/store/ | {\"message\":\"x\"}",
                "POST | /v1/actions/process-check-result | {\"host\":\"h\",\"exit_status\":1}",
                "POST | /api/v1/endpoints/a_b/external?success=false | ``",
                "POST | /api/v1/issues | {\"name\":\"x\"}",
            })
    void without_a_key_nothing_is_taken(String method, String path, String body) {
        json(body).request(method, path).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/-/healthy", "/-/ready"})
    void health_is_public(String path) {
        given().get(path).then().statusCode(200);
    }

    @Test
    void prometheus_sends_a_bearer_token_or_a_basic_password() {
        String alert = "[{\"labels\":{\"alertname\":\"%s\"}}]".formatted(UUID.randomUUID());

        json(alert)
                .header("Authorization", "Bearer " + key)
                .post("/api/v2/alerts")
                .then()
                .statusCode(200);
        json(alert)
                .auth()
                .preemptive()
                .basic("prometheus", key)
                .post("/api/v2/alerts")
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer " + key)
                .get("/api/v2/status")
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer " + key)
                .get("/api/v2/alerts")
                .then()
                .statusCode(403);
    }

    @Test
    void pagerduty_sends_a_routing_key_and_the_history_names_it() throws IOException {
        String summary = "by routing key " + UUID.randomUUID();
        assertThat(key).hasSize(32);

        json("""
                {"routing_key":"%s","event_action":"trigger","payload":{"summary":"%s","source":"s","severity":"error"}}""".formatted(key, summary)).post("/v2/enqueue").then().statusCode(202);
        json("{\"routing_key\":\"amiss_wrong\",\"event_action\":\"resolve\",\"dedup_key\":\"x\"}")
                .post("/v2/enqueue")
                .then()
                .statusCode(401)
                .body("status", equalTo("invalid event"))
                .body("errors", contains("Invalid routing key"));

        String operator = KeyTool.add(file, "operator", "olga");
        Integer id = given().header("Authorization", "Bearer " + operator)
                .queryParam("name", summary)
                .get("/api/v1/issues")
                .path("items[0].id");
        given().header("Authorization", "Bearer " + operator)
                .get("/api/v1/issues/" + id + "/history")
                .then()
                .body("items[0].actor", equalTo("key:anna"));
    }

    @Test
    void sentry_sends_its_key_in_a_header_the_query_or_the_envelope() {
        String message = "by sentry key " + UUID.randomUUID();
        String plain = ENVELOPE.formatted("", message);

        given().header("X-Sentry-Auth", "Sentry sentry_version=7, sentry_client=x/1, sentry_key=" + key)
                .body(plain)
                .post("/api/42/envelope/")
                .then()
                .statusCode(200);
        given().header("Authorization", "Sentry sentry_key=" + key + ", sentry_version=7")
                .body(plain)
                .post("/api/42/envelope/")
                .then()
                .statusCode(200);
        given().queryParam("sentry_key", key)
                .queryParam("sentry_version", 7)
                .body(plain)
                .post("/api/42/envelope/")
                .then()
                .statusCode(200);
        given().body(ENVELOPE.formatted("\"dsn\":\"http://" + key + "@localhost:8080/42\"", message))
                .post("/api/42/envelope/")
                .then()
                .statusCode(200);
        given().body(plain).post("/api/42/envelope/").then().statusCode(401).header("X-Sentry-Error", notNullValue());
        given().queryParam("sentry_key", "amiss_wrong")
                .body(plain)
                .post("/api/42/envelope/")
                .then()
                .statusCode(403)
                .header("X-Sentry-Error", notNullValue());
    }

    /** The last one, since it uses up what this machine may get wrong. */
    @Test
    @Order(Integer.MAX_VALUE)
    void who_guesses_routing_keys_or_sentry_keys_waits_and_who_was_let_in_before_does_not() {
        assertThat(pagerDuty(key)).isEqualTo(202);
        assertThat(sentry(key)).isEqualTo(200);

        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> pagerDuty("amiss_guess") == 429);
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> sentry("amiss_guess") == 429);

        assertThat(pagerDuty(key)).isEqualTo(202);
        assertThat(sentry(key)).isEqualTo(200);
    }

    private static int pagerDuty(String routingKey) {
        return json("{\"routing_key\":\"%s\",\"event_action\":\"resolve\",\"dedup_key\":\"x\"}".formatted(routingKey))
                .post("/v2/enqueue")
                .statusCode();
    }

    private static int sentry(String sentryKey) {
        return given().queryParam("sentry_key", sentryKey)
                .body(ENVELOPE.formatted("", "guessed"))
                .post("/api/42/envelope/")
                .statusCode();
    }

    @Test
    void icinga_sends_a_password_and_gatus_a_bearer_token() {
        json("{\"host\":\"%s\",\"exit_status\":1}".formatted(UUID.randomUUID()))
                .auth()
                .preemptive()
                .basic("root", key)
                .post("/v1/actions/process-check-result")
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer " + key)
                .post("/api/v1/endpoints/core_" + UUID.randomUUID() + "/external?success=false")
                .then()
                .statusCode(200);
    }

    /** Keys from a file that each test fills. */
    public static class KeysMode implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path folder = Files.createTempDirectory("amiss-keys");
                folder.toFile().deleteOnExit();
                return Map.of(
                        "amiss.access.mode",
                        "keys",
                        "amiss.access.keys-file",
                        folder.resolve("keys").toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
