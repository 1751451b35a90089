package dev.amiss.assertion.heartbeat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.amiss.assertion.testing.Reported;
import dev.amiss.service.clock.ServiceClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PingTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    ServiceClock clock;

    @Test
    void a_run_that_does_not_end_in_time_fails_until_it_ends() {
        JsonPath job = create("slow job", ", \"grace_sec\": 60");
        String url = job.getString("ping_url");
        given().get(url).then().statusCode(200);
        given().get(url + "/start").then().statusCode(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(state(job)).isEqualTo("passing"));

        clock.move(Duration.ofSeconds(61));

        await().atMost(SOON).untilAsserted(() -> assertThat(state(job)).isEqualTo("failing"));
        try (Reported reported = new Reported()) {
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(reported.of(job.getLong("id"))).isNotEmpty());
            assertThat(reported.of(job.getLong("id"))
                            .get(0)
                            .value()
                            .path("details")
                            .path("message")
                            .asText())
                    .contains("has not ended");
        }
        given().get(url).then().statusCode(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(state(job)).isEqualTo("passing"));
        pings(job).body("items[0].run_sec", greaterThan(60f));
    }

    @Test
    void a_program_that_fails_and_recovers_on_and_on_is_one_issue_until_it_is_calm() {
        JsonPath job = create("restless job", "", ", \"flapping\": {\"changes\": 4, \"within_sec\": 600}");
        String url = job.getString("ping_url");
        long id = job.getLong("id");
        for (int i = 0; i < 3; i++) {
            given().get(url + "/fail").then().statusCode(200);
            await().atMost(SOON).untilAsserted(() -> assertThat(state(job)).isEqualTo("failing"));
            given().get(url).then().statusCode(200);
            await().atMost(SOON).untilAsserted(() -> assertThat(state(job)).isEqualTo("passing"));
        }

        try (Reported reported = new Reported()) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(reported.kindsOf(id))
                            .containsExactly("failure", "recovery", "failure", "failure", "failure"));
            assertThat(reported.of(id)
                            .get(3)
                            .value()
                            .path("labels")
                            .path("flapping")
                            .asText())
                    .isEqualTo("true");

            clock.move(Duration.ofSeconds(601));

            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(reported.kindsOf(id)).hasSize(6).endsWith("recovery"));
        }
    }

    @Test
    void overlapping_runs_are_told_apart_by_their_ids() {
        JsonPath job = create("overlapping", ", \"max_run_sec\": 3000");
        String url = job.getString("ping_url");
        String first = UUID.randomUUID().toString();
        String second = UUID.randomUUID().toString();

        given().get(url + "/start?rid=" + first).then().statusCode(200);
        clock.move(Duration.ofSeconds(100));
        given().get(url + "/start?rid=" + second).then().statusCode(200);
        clock.move(Duration.ofSeconds(100));
        given().get(url + "?rid=" + first).then().statusCode(200);
        given().get(url + "/1?rid=" + second).then().statusCode(200);

        pings(job)
                .body("items.kind", equalTo(List.of("fail", "success", "start", "start")))
                .body("items.rid", equalTo(List.of(second, first, second, first)))
                .body("items[0].exit_code", equalTo(1))
                .body("items[0].run_sec.toInteger()", equalTo(100))
                .body("items[1].run_sec.toInteger()", equalTo(200));
        await().atMost(SOON).untilAsserted(() -> assertThat(state(job)).isEqualTo("failing"));
    }

    @Test
    void the_last_pings_are_listed_with_their_bodies_page_by_page() {
        JsonPath job = create("listed", "");
        String url = job.getString("ping_url");
        given().body("hello")
                .header("User-Agent", "cron")
                .post(url + "/log")
                .then()
                .statusCode(200);
        for (int i = 0; i < 105; i++) {
            given().head(url).then().statusCode(200);
        }

        String cursor = pings(job)
                .body("items", hasSize(50))
                .body("items[0].number", equalTo(106))
                .body("items[0].method", equalTo("HEAD"))
                .body("items[0].body", nullValue())
                .extract()
                .path("next_cursor");
        given().get("/api/v1/assertions/" + job.getLong("id") + "/pings?limit=100&cursor=" + cursor)
                .then()
                .body("items", hasSize(50))
                .body("items[49].number", equalTo(7))
                .body("next_cursor", nullValue());
    }

    @Test
    void answers_are_those_of_healthchecks() {
        JsonPath job = create("compatible", "");
        String url = job.getString("ping_url");

        given().body("text")
                .post(url + "/")
                .then()
                .statusCode(200)
                .body(equalTo("OK"))
                .contentType("text/plain")
                .header("Ping-Body-Limit", "10000")
                .header("Access-Control-Allow-Origin", "*");
        given().get(url + "/256").then().statusCode(400).body(equalTo("invalid url format"));
        given().get(url + "?rid=1").then().statusCode(400).body(equalTo("invalid uuid format"));
        given().get("/ping/" + UUID.randomUUID()).then().statusCode(404).body(equalTo("not found"));
    }

    @Test
    void a_slug_finds_a_heartbeat_and_can_have_one_made() {
        JsonPath job = create("Nightly Backup (db 1)", "");
        given().get("/ping/any/nightly-backup-db-1/start").then().statusCode(200);
        pings(job).body("items.kind", equalTo(List.of("start")));

        given().get("/ping/any/made-by-ping").then().statusCode(404).body(equalTo("not found"));
        given().post("/ping/any/made-by-ping?create=1").then().statusCode(201).body(equalTo("Created"));
        given().post("/ping/any/made-by-ping?create=1").then().statusCode(200).body(equalTo("OK"));
        given().get("/api/v1/assertions?name=made-by-ping")
                .then()
                .body("items", hasSize(1))
                .body("items[0].check.type", equalTo("heartbeat"))
                .body("items[0].check.grace_sec", equalTo(3600))
                .body("items[0].every_sec", equalTo(86400));
    }

    @Test
    void a_slug_of_two_heartbeats_is_ambiguous_and_a_taken_name_is_said() {
        create("twin one", ", \"slug\": \"twin\"");
        create("twin two", ", \"slug\": \"twin\"");
        given().get("/ping/any/twin").then().statusCode(409).body(equalTo("ambiguous slug"));

        create("taken-name", ", \"slug\": \"another\"");
        given().get("/ping/any/taken-name?create=1").then().statusCode(409);
    }

    @Test
    void a_cloud_event_is_a_ping_and_counts_once() {
        JsonPath job = create("eventful", "");
        for (int i = 0; i < 2; i++) {
            given().header("ce-specversion", "1.0")
                    .header("ce-id", "17")
                    .header("ce-source", "/backup")
                    .header("ce-type", "com.example.backup.failed")
                    .contentType(ContentType.JSON)
                    .body("{\"files\": 3}")
                    .post(job.getString("ping_url"))
                    .then()
                    .statusCode(200);
        }

        pings(job)
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("fail"))
                .body("items[0].event.type", equalTo("com.example.backup.failed"))
                .body("items[0].body", equalTo("{\"files\": 3}"));
        await().atMost(SOON).untilAsserted(() -> assertThat(state(job)).isEqualTo("failing"));
    }

    @Test
    void a_cloud_event_in_structured_mode_says_by_its_type_how_it_went_unless_the_address_does() {
        JsonPath job = create("eventful and structured", "");
        String event = """
                {"specversion": "1.0", "id": "%s", "source": "/backup", "type": "com.example.backup.%s",
                 "data": {"files": 3}}""";
        given().contentType("application/cloudevents+json")
                .body(event.formatted("1", "started"))
                .post(job.getString("ping_url"))
                .then()
                .statusCode(200);
        for (int i = 0; i < 2; i++) {
            given().contentType("application/cloudevents+json; charset=UTF-8")
                    .body(event.formatted("2", "failed"))
                    .post(job.getString("ping_url"))
                    .then()
                    .statusCode(200);
        }
        given().contentType("application/cloudevents+json")
                .body(event.formatted("3", "failed"))
                .post(job.getString("ping_url") + "/log")
                .then()
                .statusCode(200);

        pings(job)
                .body("items.kind", equalTo(List.of("log", "fail", "start")))
                .body("items[1].event.id", equalTo("2"))
                .body("items[1].body", equalTo("{\"files\":3}"));
        await().atMost(SOON).untilAsserted(() -> assertThat(state(job)).isEqualTo("failing"));
    }

    @Test
    void wrong_fields_are_named() {
        given().contentType(ContentType.JSON)
                .body("""
                        {"name": "wrong slug", "every_sec": 60,
                         "check": {"type": "heartbeat", "slug": "Not This", "max_run_sec": 0}}""")
                .post("/api/v1/assertions")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItems("/check/slug", "/check/max_run_sec"));
        given().get("/api/v1/assertions/999999/pings")
                .then()
                .statusCode(404)
                .body("detail", containsString("heartbeat"));
    }

    private static ValidatableResponse pings(JsonPath job) {
        return given().get("/api/v1/assertions/" + job.getLong("id") + "/pings")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200);
    }

    private static String state(JsonPath job) {
        return given().get("/api/v1/assertions/" + job.getLong("id")).jsonPath().getString("state");
    }

    private static JsonPath create(String name, String more) {
        return create(name, more, "");
    }

    private static JsonPath create(String name, String more, String fields) {
        return given().contentType(ContentType.JSON)
                .body("""
                        {"name": "%s", "check": {"type": "heartbeat"%s}, "every_sec": 36000%s}""".formatted(name, more, fields))
                .post("/api/v1/assertions")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
