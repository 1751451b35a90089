package dev.amiss.assertion.assertion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.amiss.assertion.testing.Reported;
import dev.amiss.assertion.testing.Target;
import dev.amiss.model.Headers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AssertionResourceTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Target target = new Target();
    private final Reported reported = new Reported();

    @AfterEach
    void close() {
        target.close();
        reported.close();
    }

    @Test
    void a_new_assertion_has_defaults_a_location_and_runs_at_once() {
        var created = post("{\"name\": \"defaults\", \"check\": %s, \"every_sec\": 60}".formatted(check()))
                .statusCode(201)
                .header("Location", containsString("/api/v1/assertions/"))
                .body("timeout_sec", equalTo(10))
                .body("fail_after", equalTo(1))
                .body("recover_after", equalTo(1))
                .body("severity", equalTo("error"))
                .body("labels", equalTo(java.util.Map.of()))
                .body("enabled", equalTo(true))
                .body("cron", nullValue())
                .body("failing_records", nullValue())
                .body("next_run_at", notNullValue())
                .body("check.type", equalTo("function"));

        long id = created.extract().jsonPath().getLong("id");
        await().atMost(SOON).untilAsserted(() -> assertThat(state(id)).isEqualTo("passing"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                                                                             | /name             | is required
                    {"name": "x", "every_sec": 60}                                                 | /check            | is required
                    {"name": "x", "every_sec": 60, "check": {}}                                    | /check/type       | is required
                    {"name": "x", "every_sec": 60, "check": {"type": "htttp"}}                     | /check/type       | must be one of dns, exec, function, heartbeat, http
                    {"name": "x", "every_sec": 60, "check": {"type": "heartbeat", "grace": 5}}     | /check/grace      | is not a field here
                    {"name": "x", "every_sec": 60, "check": {"type": "heartbeat"}, "evry_sec": 60} | /evry_sec         | is not a field here
                    {"name": "x", "check": {"type": "heartbeat"}}                                  | /every_sec        | is required
                    {"name": "x", "every_sec": 0, "check": {"type": "heartbeat"}}                  | /every_sec        | must be a whole number from 1
                    {"name": "x", "every_sec": "60", "check": {"type": "heartbeat"}}               | /every_sec        | must be a whole number
                    {"name": "x", "every_sec": 60, "cron": "* * * * *", "check": {"type": "heartbeat"}} | /cron        | one or the other
                    {"name": "x", "cron": "61 * * * *", "check": {"type": "heartbeat"}}            | /cron             | must be five fields
                    {"name": "x", "cron": "0 0 31 2 *", "check": {"type": "heartbeat"}}            | /cron             | never does
                    {"name": "x", "cron": "* * * * *", "time_zone": "Mars", "check": {"type": "heartbeat"}} | /time_zone | must be a time zone's name, such as Europe/Berlin
                    {"name": "x", "every_sec": 60, "severity": "bad", "check": {"type": "heartbeat"}} | /severity      | must be one of info, warning, error, critical
                    {"name": "x", "every_sec": 60, "fail_after": 0, "check": {"type": "heartbeat"}} | /fail_after      | must be a whole number from 1
                    {"name": "x", "every_sec": 60, "check": {"type": "http", "url": "ftp://x"}}    | /check/url        | must start with http:// or https://
                    {"name": "x", "every_sec": 60, "check": {"type": "http", "url": "http://x", "passes": "status =="}} | /check/passes | must be a CEL expression over
                    {"name": "x", "every_sec": 60, "check": {"type": "function"}}                  | /check/url        | unless there is a target_function
                    {"name": "x", "every_sec": 60, "check": {"type": "function", "target_function": "no.such"}} | /check/target_function | must be one of
                    """)
    void a_wrong_definition_is_refused_with_the_pointer_and_the_rule(String body, String pointer, String rule) {
        post(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer))
                .body("errors.find { it.pointer == '%s' }.detail".formatted(pointer), containsString(rule));
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        post("{\"name\": \"\", \"check\": {\"type\": \"heartbeat\", \"grace_sec\": -1}, \"cron\": \"x\", \"colour\": 1}")
                .statusCode(400)
                .body("errors.pointer", hasItems("/name", "/check/grace_sec", "/cron", "/colour"));
    }

    @Test
    void a_name_can_be_taken_once_and_is_free_again_when_its_assertion_is_deleted() {
        long id = create("only one", "");

        post("{\"name\": \"only one\", \"check\": %s, \"every_sec\": 60}".formatted(check()))
                .statusCode(409)
                .body("detail", containsString("names are unique"));

        given().delete("/api/v1/assertions/" + id).then().statusCode(202);
        given().get("/api/v1/assertions/" + id).then().statusCode(404);
        create("only one", "");
    }

    @Test
    void a_repeat_with_the_same_idempotency_key_creates_nothing_more() {
        String body = "{\"name\": \"once\", \"check\": %s, \"every_sec\": 60}".formatted(check());
        var request = given().contentType(ContentType.JSON)
                .header("Idempotency-Key", "once-1")
                .body(body);

        int first = request.post("/api/v1/assertions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        int second = request.post("/api/v1/assertions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(second).isEqualTo(first);
    }

    @Test
    void deleting_a_failing_assertion_recovers_its_issue() {
        target.answers(200, "{\"ok\": false}");
        long id = create("fails and goes", "");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reported.kindsOf(id)).isEqualTo(List.of("failure")));

        given().delete("/api/v1/assertions/" + id).then().statusCode(202);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reported.kindsOf(id)).isEqualTo(List.of("failure", "recovery")));
        given().delete("/api/v1/assertions/" + id).then().statusCode(404);
    }

    @Test
    void a_renamed_assertion_keeps_the_key_of_its_issue() {
        target.answers(200, "{\"ok\": false}");
        long id = create("old name", "");
        await().atMost(SOON).untilAsserted(() -> assertThat(reported.of(id)).hasSize(1));

        patch(id, "{\"name\": \"new name\"}").statusCode(200).body("name", equalTo("new name"));
        run(id).statusCode(200);

        await().atMost(SOON).untilAsserted(() -> assertThat(reported.of(id)).hasSizeGreaterThanOrEqualTo(2));
        assertThat(reported.of(id))
                .extracting(record -> record.headers().get(Headers.SCOPE))
                .containsOnly("assertion:" + id);
        assertThat(reported.of(id)).allMatch(record -> !record.value().has("dedup_key"));
        assertThat(reported.of(id).get(1).value().path("name").asText()).isEqualTo("new name");
    }

    @Test
    void a_paused_assertion_is_not_run_and_goes_on_where_it_was() {
        target.answers(200, "{\"ok\": false}");
        long id = create("pauses", "");
        await().atMost(SOON).untilAsserted(() -> assertThat(state(id)).isEqualTo("failing"));

        patch(id, "{\"enabled\": false}")
                .statusCode(200)
                .body("state", equalTo("paused"))
                .body("next_run_at", nullValue());
        run(id).statusCode(409).body("detail", containsString("is paused"));

        patch(id, "{\"enabled\": true}").statusCode(200).body("state", equalTo("failing"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reported.kindsOf(id)).hasSize(2));
    }

    @Test
    void an_answer_can_be_changed_and_put_back() {
        long id = create("round trip", "");
        String answer = given().get("/api/v1/assertions/" + id).asString();

        given().contentType(ContentType.JSON)
                .body(answer.replace("\"every_sec\":3600", "\"every_sec\":7200"))
                .put("/api/v1/assertions/" + id)
                .then()
                .statusCode(200)
                .body("every_sec", equalTo(7200));
        patch(id, "{\"colour\": 1}").statusCode(400).body("errors.pointer", hasItem("/colour"));
        patch(id, "{\"cron\": \"0 3 * * *\", \"every_sec\": null}")
                .statusCode(200)
                .body("time_zone", equalTo("UTC"))
                .body("next_run_at", containsString("T03:00:00.000Z"));
    }

    @Test
    void soft_states_wait_for_as_many_runs_as_they_say() {
        target.answers(200, "{\"ok\": false}");
        long id = create("soft", ", \"fail_after\": 3, \"recover_after\": 2");

        run(id);
        assertThat(reported.of(id)).isEmpty();
        while (!state(id).equals("failing")) {
            run(id).statusCode(200);
        }
        target.answers(200, "{\"ok\": true}");
        run(id).body("state", equalTo("failing")).body("reason", equalTo("passed once, recovers after 2"));
        run(id).body("state", equalTo("passing"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reported.kindsOf(id)).isEqualTo(List.of("failure", "recovery")));
    }

    @Test
    void what_a_run_finds_after_the_definition_changed_counts_for_nothing() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        target.answers(exchange -> {
            asked.countDown();
            hold(answer);
            Target.send(exchange, 200, "{\"ok\": false}");
        });
        long id = create("changes while it runs", ", \"timeout_sec\": 20");
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

        target.answers(200, "{\"ok\": true}");
        patch(id, "{\"check\": {\"function_kwargs\": {\"new\": true}}}").statusCode(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(state(id)).isEqualTo("passing"));
        answer.countDown();
        run(id).statusCode(200).body("state", equalTo("passing"));

        assertThat(reported.of(id)).isEmpty();
        assertThat(outcomes(id)).containsOnly("passed");
    }

    @Test
    void a_run_that_is_asked_for_during_another_follows_it_and_sees_what_is_new() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        target.answers(exchange -> {
            asked.countDown();
            hold(answer);
            Target.send(exchange, 200, "{\"ok\": false}");
        });
        long id = create("asked twice", ", \"timeout_sec\": 20");
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

        target.answers(200, "{\"ok\": true}");
        var later = new CompletableFuture<String>();
        Thread user = new Thread(() -> later.complete(run(id).extract().path("outcome")));
        user.start();
        await().atMost(SOON)
                .until(() -> given().get("/api/v1/assertions/" + id + "/runs/1").statusCode() == 202);
        answer.countDown();

        assertThat(later.get(30, TimeUnit.SECONDS)).isEqualTo("passed");
        assertThat(outcomes(id)).containsExactly("passed", "failed");
    }

    @Test
    void the_next_runs_keep_to_the_interval() {
        long id = create("every second", ", \"every_sec\": 1");

        await().atMost(SOON).untilAsserted(() -> assertThat(target.bodies()).hasSizeGreaterThanOrEqualTo(4));
        given().delete("/api/v1/assertions/" + id).then().statusCode(202);
    }

    @Test
    void a_run_of_all_runs_each_enabled_one() {
        long first = create("all 1", "");
        long second = create("all 2", "");
        await().atMost(SOON).untilAsserted(() -> assertThat(results(first)).hasSize(1));
        await().atMost(SOON).untilAsserted(() -> assertThat(results(second)).hasSize(1));

        given().post("/api/v1/assertions/run").then().statusCode(202).body("requested", notNullValue());

        await().atMost(SOON).untilAsserted(() -> assertThat(results(first)).hasSize(2));
        await().atMost(SOON).untilAsserted(() -> assertThat(results(second)).hasSize(2));
    }

    @Test
    void a_repeat_of_asking_for_a_run_answers_with_the_same_run() {
        long id = create("run once", "");
        var request = given().header("Idempotency-Key", "run-once-1");
        String address = "/api/v1/assertions/" + id + "/run";

        int first = request.post(address).then().statusCode(200).extract().path("id");
        int second = request.post(address).then().statusCode(200).extract().path("id");
        run(id).statusCode(200).body("id", greaterThan(first));

        assertThat(second).isEqualTo(first);
        assertThat(results(id)).hasSizeBetween(2, 3); // the one at its creation may have fulfilled the first demand
    }

    @Test
    void results_and_assertions_come_in_pages() {
        long id = create("pages", "");
        run(id);
        run(id);
        run(id);

        List<Long> ids = new ArrayList<>();
        String cursor = "";
        do {
            var page = given().queryParam("limit", 2)
                    .queryParam("cursor", cursor)
                    .get("/api/v1/assertions/" + id + "/results")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id", Long.class));
            cursor = page.getString("next_cursor");
        } while (cursor != null);

        assertThat(ids).hasSizeBetween(3, 4).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
        given().queryParam("name", "pages")
                .get("/api/v1/assertions")
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo((int) id));
        given().queryParam("limit", 501).get("/api/v1/assertions").then().statusCode(400);
        given().queryParam("state", "sad").get("/api/v1/assertions").then().statusCode(400);
        given().get("/api/v1/assertions/999999/results").then().statusCode(404);
    }

    private ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/assertions")
                .then();
    }

    private ValidatableResponse patch(long id, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .patch("/api/v1/assertions/" + id)
                .then();
    }

    private static ValidatableResponse run(long id) {
        return given().post("/api/v1/assertions/" + id + "/run").then();
    }

    private long create(String name, String more) {
        String interval = more.contains("every_sec") ? "" : ", \"every_sec\": 3600";
        return post("{\"name\": \"%s\", \"check\": %s%s%s}".formatted(name, check(), interval, more))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
    }

    private String check() {
        return "{\"type\": \"function\", \"url\": \"" + target.url() + "\"}";
    }

    private static String state(long id) {
        return given().get("/api/v1/assertions/" + id).jsonPath().getString("state");
    }

    private static List<String> outcomes(long id) {
        return given().get("/api/v1/assertions/" + id + "/results").jsonPath().getList("items.outcome");
    }

    private static void hold(CountDownLatch until) {
        try {
            assertThat(until.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Object> results(long id) {
        return given().get("/api/v1/assertions/" + id + "/results").jsonPath().getList("items");
    }
}
