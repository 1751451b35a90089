package dev.amiss.assertion.heartbeat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.amiss.assertion.testing.Reported;
import dev.amiss.service.clock.ServiceClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HeartbeatTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Reported reported = new Reported();

    @Inject
    Jdbi jdbi;

    @Inject
    ServiceClock clock;

    @AfterEach
    void close() {
        reported.close();
    }

    @Test
    void a_program_that_falls_silent_is_reported_and_recovers_with_its_next_ping() {
        JsonPath created = create("provider delivers", 7200, 60);
        long id = created.getLong("id");
        assertThat(created.getString("state")).isEqualTo("pending");
        assertThat(created.getString("ping_key")).hasSizeGreaterThanOrEqualTo(22);
        assertThat(created.getString("ping_url")).startsWith("http://").endsWith(created.getString("ping_key"));
        given().post(created.getString("ping_url") + "/start").then().statusCode(200);
        clock.move(Duration.ofSeconds(5));
        given().body("42 files")
                .post(created.getString("ping_url"))
                .then()
                .statusCode(200)
                .body(equalTo("OK"));
        await().atMost(SOON).untilAsserted(() -> assertThat(state(id)).isEqualTo("passing"));

        clock.move(Duration.ofSeconds(7200));
        assertThat(reported.kindsOf(id)).isEmpty();
        clock.move(Duration.ofSeconds(61));

        await().atMost(SOON).untilAsserted(() -> assertThat(state(id)).isEqualTo("failing"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reported.kindsOf(id)).startsWith("failure"));
        var details = reported.of(id).get(0).value().path("details");
        assertThat(details.path("body").asText()).isEqualTo("42 files");
        assertThat(details.path("run_sec").asInt()).isEqualTo(5);
        assertThat(Instant.parse(details.path("expected_by").asText()))
                .isEqualTo(Instant.parse(details.path("last_ping_at").asText()).plusSeconds(7260));

        given().get(created.getString("ping_url")).then().statusCode(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reported.kindsOf(id)).endsWith("recovery"));
    }

    @Test
    void without_any_ping_it_is_pending_until_the_deadline_and_then_fails() {
        long id = create("never heard of", 7200, 0).getLong("id");

        await().atMost(SOON).untilAsserted(() -> assertThat(lastOutcomes(id)).contains("pending"));
        clock.move(Duration.ofSeconds(7200));
        await().atMost(SOON).untilAsserted(() -> assertThat(state(id)).isEqualTo("failing"));

        assertThat(lastOutcomes(id).get(lastOutcomes(id).size() - 1)).isEqualTo("pending");
    }

    @Test
    void fail_and_exit_codes_fail_at_once_and_success_recovers_at_once() {
        JsonPath created = create("nightly job", 3600, 0);
        long id = created.getLong("id");
        String url = created.getString("ping_url");

        given().body("no space left").post(url + "/1").then().statusCode(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(state(id)).isEqualTo("failing"));
        given().head(url + "/0").then().statusCode(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(state(id)).isEqualTo("passing"));
        given().get(url + "/fail").then().statusCode(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(state(id)).isEqualTo("failing"));

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(reported.kindsOf(id)).isEqualTo(List.of("failure", "recovery", "failure")));
        var first = reported.of(id).get(0).value().path("details");
        assertThat(first.path("exit_code").asInt()).isEqualTo(1);
        assertThat(first.path("body").asText()).isEqualTo("no space left");
    }

    @Test
    void a_log_and_a_start_change_nothing() {
        JsonPath created = create("quiet", 3600, 0);
        String url = created.getString("ping_url");

        given().body("just so you know").post(url + "/log").then().statusCode(200);
        given().get(url + "/start").then().statusCode(200);

        given().post("/api/v1/assertions/" + created.getLong("id") + "/run")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("pending"))
                .body("state", equalTo("pending"));
    }

    @Test
    void a_long_body_is_cut_and_what_cannot_be_stored_is_replaced() {
        JsonPath created = create("talkative", 3600, 0);

        given().body("\0" + "x".repeat(50_000)).post(created.getString("ping_url") + "/fail");

        long id = created.getLong("id");
        await().atMost(SOON).untilAsserted(() -> assertThat(reported.of(id)).isNotEmpty());
        assertThat(reported.of(id).get(0).value().path("details").path("body").asText())
                .startsWith("\uFFFDxxx")
                .hasSize(PingText.BODY_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ping/00000000-0000-0000-0000-000000000000",
                "/ping/nobody/start",
                "/ping/nobody/nothing",
                "/ping/nobody"
            })
    void an_unknown_key_or_signal_is_not_found(String path) {
        given().get(path).then().statusCode(404).body(equalTo("not found"));
    }

    @Test
    void time_in_which_no_ping_could_be_taken_does_not_count() {
        JsonPath created = create("while we were away", 3600, 0);
        long id = created.getLong("id");
        given().get(created.getString("ping_url")).then().statusCode(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(state(id)).isEqualTo("passing"));

        jdbi.useHandle(handle -> {
            handle.execute(
                    "UPDATE heartbeat SET last_ping_at = last_ping_at - interval '2 hours' WHERE assertion_id = ?", id);
            handle.execute("UPDATE liveness SET seen_at = seen_at - interval '90 minutes'");
        });
        await().atMost(SOON).untilAsserted(() -> assertThat(brokenFor()).isLessThan(Duration.ofMinutes(1)));

        given().post("/api/v1/assertions/" + id + "/run").then().body("outcome", equalTo("passed"));
    }

    @Test
    void the_key_stays_when_the_definition_changes_and_ends_with_the_assertion() {
        JsonPath created = create("keeps its key", 3600, 0);
        String url = created.getString("ping_url");

        given().contentType(ContentType.JSON)
                .body("{\"every_sec\": 1800}")
                .patch("/api/v1/assertions/" + created.getLong("id"))
                .then()
                .statusCode(200)
                .body("ping_url", equalTo(url));
        given().delete("/api/v1/assertions/" + created.getLong("id")).then().statusCode(202);

        given().get(url).then().statusCode(404);
    }

    private Duration brokenFor() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT extract(epoch FROM clock_timestamp() - since)::bigint FROM liveness")
                .mapTo(Long.class)
                .map(Duration::ofSeconds)
                .one());
    }

    private static JsonPath create(String name, int everySec, int graceSec) {
        return given().contentType(ContentType.JSON)
                .body("""
                        {"name": "%s", "check": {"type": "heartbeat", "grace_sec": %d}, "every_sec": %d}""".formatted(name, graceSec, everySec))
                .post("/api/v1/assertions")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static String state(long id) {
        return given().get("/api/v1/assertions/" + id).jsonPath().getString("state");
    }

    private static List<String> lastOutcomes(long id) {
        return given().get("/api/v1/assertions/" + id + "/results").jsonPath().getList("items.outcome");
    }
}
