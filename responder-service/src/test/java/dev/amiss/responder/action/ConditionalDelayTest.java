package dev.amiss.responder.action;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.amiss.model.Json;
import dev.amiss.responder.testing.ActionFeed;
import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.RecordingFunction;
import dev.amiss.responder.testing.Responders;
import dev.amiss.service.clock.ServiceClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Actions that wait: seen, run before their time, put off, moved, and kept to hours of the day. */
@QuarkusTest
class ConditionalDelayTest {
    @Inject
    IssueFeed issues;

    @Inject
    ActionFeed events;

    @Inject
    RecordingFunction function;

    @Inject
    ServiceClock time;

    private final String name = "later-" + UUID.randomUUID();

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(20));
    }

    private String responder(String actionFields) {
        return """
                {"watch_pattern": "%s", "actions": [{"target_function": "test.actions.record"%s}]}""".formatted(name, actionFields);
    }

    private long waitingAction(TestIssue issue, String status) {
        soon().untilAsserted(() -> assertThat(Responders.statusesOf(issue.id())).containsExactly(status));
        return Long.parseLong(
                String.valueOf(Responders.actionsOf(issue.id()).get(0).get("id")));
    }

    private static ValidatableResponse post(long action, String verb, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/actions/" + action + "/" + verb)
                .then();
    }

    private void statuses(TestIssue issue, String... statuses) {
        soon().untilAsserted(() -> assertThat(Responders.statusesOf(issue.id())).containsExactly(statuses));
    }

    @Test
    void a_waiting_action_shows_what_it_waits_for_and_what_would_cancel_it() {
        Responders.add(responder(", \"delay_sec\": 600"));
        TestIssue issue = issues.open(name);
        long action = waitingAction(issue, "pending");
        String due = Json.time(issue.openingAt().plusSeconds(600));

        given().get("/api/v1/actions/" + action)
                .then()
                .statusCode(200)
                .body("waits_for.kind", equalTo("time"))
                .body("waits_for.until", equalTo(due))
                .body("waits_for.summary", equalTo("due at " + due))
                .body("runs_at", equalTo(due))
                .body("cancel_on", equalTo(List.of("acknowledged", "resolved", "wont_fix")))
                .body("definition_id", nullValue());
        assertThat((Map<?, ?>) Responders.actionsOf(issue.id()).get(0).get("waits_for"))
                .extracting("kind")
                .isEqualTo("time");
    }

    @Test
    void a_waiting_action_is_run_at_once_by_hand() {
        Responders.add(responder(", \"delay_sec\": 600"));
        TestIssue issue = issues.open(name);
        long action = waitingAction(issue, "pending");

        post(action, "run", "{}").statusCode(200);

        statuses(issue, "succeeded");
        soon().untilAsserted(() -> assertThat(events.typesAbout(issue.id()))
                .containsExactly("action.scheduled", "action.scheduled", "action.succeeded"));
        assertThat(events.about(issue.id()).get(1).path("actor").asText()).isEqualTo("anonymous");
        post(action, "run", "{}").statusCode(409).body("detail", containsString("succeeded"));
        post(action, "postpone", "{\"by_sec\": 5}").statusCode(409);
        given().get("/api/v1/actions/" + action)
                .then()
                .body("waits_for", nullValue())
                .body("runs_at", nullValue())
                .body("cancel_on", equalTo(List.of()));
    }

    @Test
    void a_waiting_action_is_put_off_and_a_changed_delay_leaves_it_there() {
        int responder = Responders.add(responder(", \"delay_sec\": 600"));
        TestIssue issue = issues.open(name);
        long action = waitingAction(issue, "pending");

        post(action, "postpone", "{\"by_sec\": 3600}")
                .statusCode(200)
                .body("due_at", equalTo(Json.time(issue.openingAt().plusSeconds(4_200))))
                .body("waits_for.kind", equalTo("put_off"));
        Responders.put(responder, responder(", \"delay_sec\": 60")).statusCode(200);
        Instant until = issue.openingAt().plusSeconds(9_000);
        post(action, "postpone", "{\"until\": \"" + until + "\"}")
                .statusCode(200)
                .body("runs_at", equalTo(Json.time(until)));

        time.move(Duration.ofSeconds(4_300));
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> function.callsAbout(issue.id()).isEmpty());
        time.move(Duration.ofSeconds(4_800));
        statuses(issue, "succeeded");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /until",
                "{\"until\": \"2020-01-01T00:00:00Z\"} | /until",
                "{\"until\": \"9020-01-01T00:00:00Z\"} | /until",
                "{\"by_sec\": 0} | /by_sec",
                "{\"by_sec\": 5, \"until\": \"2099-01-01T00:00:00Z\"} | /by_sec",
                "{\"by\": 5} | /by"
            })
    void a_time_that_an_action_cannot_be_put_off_to_is_refused(String body, String pointer) {
        Responders.add(responder(", \"delay_sec\": 600"));
        long action = waitingAction(issues.open(name), "pending");

        post(action, "postpone", body).statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void a_changed_delay_moves_what_waits() {
        int responder = Responders.add(responder(", \"delay_sec\": 600"));
        TestIssue issue = issues.open(name);
        long action = waitingAction(issue, "pending");

        Responders.put(responder, responder(", \"delay_sec\": 900")).statusCode(200);

        given().get("/api/v1/actions/" + action)
                .then()
                .body("due_at", equalTo(Json.time(issue.openingAt().plusSeconds(900))));
        Responders.put(responder, responder("")).statusCode(200);
        statuses(issue, "succeeded");
        assertThat(function.callsAbout(issue.id())).hasSize(1);
        soon().untilAsserted(() -> assertThat(events.typesAbout(issue.id()))
                .containsExactly("action.scheduled", "action.scheduled", "action.scheduled", "action.succeeded"));
    }

    @Test
    void an_action_is_held_until_its_hours_come() {
        var opens =
                issues.now().plus(Duration.ofHours(2)).atOffset(ZoneOffset.UTC).toLocalTime();
        String hours = "%02d:00-%02d:00".formatted(opens.getHour(), (opens.getHour() + 2) % 24);
        Responders.add(responder(
                ", \"only_between\": {\"hours\": \"" + hours + "\", \"time_zone\": \"UTC\"}, \"delay_sec\": 1"));
        TestIssue issue = issues.open(name);
        long action = waitingAction(issue, "held");

        given().get("/api/v1/actions/" + action)
                .then()
                .body("waits_for.kind", equalTo("only_between"))
                .body("waits_for.summary", containsString("runs only between"))
                .body("result.reason", equalTo("only_between"));
        soon().untilAsserted(() ->
                assertThat(events.typesAbout(issue.id())).containsExactly("action.scheduled", "action.held"));

        time.move(Duration.ofHours(2));
        statuses(issue, "succeeded");
    }

    @Test
    void hours_come_back_as_they_were_sent_and_wrong_ones_are_refused() {
        int id = Responders.add(
                responder(", \"only_between\": {\"hours\": \"22:00-06:00\", \"days\": [\"fri\", \"mon\"],"
                        + " \"time_zone\": \"Europe/Berlin\"}"));

        given().get("/api/v1/responders/" + id)
                .then()
                .body("actions[0].only_between.hours", equalTo("22:00-06:00"))
                .body("actions[0].only_between.days", equalTo(List.of("mon", "fri")))
                .body("actions[0].only_between.time_zone", equalTo("Europe/Berlin"));
        Responders.post(responder(
                        ", \"only_between\": {\"hours\": \"9-17\", \"days\": [\"monday\"], \"time_zone\": \"X/Y\"}"))
                .statusCode(400)
                .body("errors.pointer", hasItem("/actions/0/only_between/days/0"))
                .body("errors.pointer", hasItem("/actions/0/only_between/time_zone"));
        Responders.post(responder(", \"only_between\": {\"hours\": \"9-17\"}"))
                .statusCode(400)
                .body("errors.pointer", hasItem("/actions/0/only_between/hours"));
        Responders.post(responder(", \"only_between\": {}"))
                .statusCode(400)
                .body("errors.pointer", hasItem("/actions/0/only_between/hours"));
    }

    @Test
    void an_escalation_stops_at_an_acknowledgement_and_is_taken_up_again() {
        Responders.add("""
                {"watch_pattern": "%s", "actions": [
                  {"target_function": "test.actions.record", "function_kwargs": {"text": "first"}},
                  {"target_function": "test.actions.record", "function_kwargs": {"text": "second"}, "delay_sec": 600},
                  {"target_function": "test.actions.record", "function_kwargs": {"text": "third"}, "delay_sec": 1200}]}""".formatted(name));
        TestIssue issue = issues.open(name);
        statuses(issue, "pending", "pending", "succeeded");

        issue.acknowledge();
        statuses(issue, "cancelled", "cancelled", "succeeded");
        time.move(Duration.ofSeconds(700));
        issue.unacknowledge();
        statuses(issue, "pending", "succeeded", "succeeded");
        assertThat(function.callsAbout(issue.id())).hasSize(2);

        time.move(Duration.ofSeconds(600));
        statuses(issue, "succeeded", "succeeded", "succeeded");
    }
}
