package dev.amiss.responder.action;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.embedded.FreePorts;
import dev.amiss.model.Json;
import dev.amiss.responder.testing.ActionFeed;
import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.RecordingFunction;
import dev.amiss.responder.testing.Responders;
import dev.amiss.responder.testing.WebhookReceiver;
import dev.amiss.responder.testing.WebhookReceiver.Received;
import dev.amiss.service.clock.ServiceClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** How attempts end and what follows. */
@QuarkusTest
class AttemptsTest {
    @Inject
    IssueFeed issues;

    @Inject
    ActionFeed events;

    @Inject
    RecordingFunction function;

    @Inject
    ServiceClock time;

    @Inject
    ActionMeters meters;

    @Inject
    MeterRegistry registry;

    private final String name = "attempt-" + UUID.randomUUID();

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30));
    }

    private void statuses(TestIssue issue, String... statuses) {
        soon().untilAsserted(() -> assertThat(Responders.statusesOf(issue.id())).containsExactly(statuses));
    }

    private int webhook(String url, String more) {
        return Responders.add("""
                {"watch_pattern": "%s", "actions": [{"target_function": "issue.actions.webhook",
                  "function_kwargs": {"url": "%s"%s}}]}""".formatted(name, url, more));
    }

    private static Map<String, Object> onlyActionOf(TestIssue issue) {
        return Responders.actionsOf(issue.id()).get(0);
    }

    @Test
    void a_webhook_is_signed_and_the_same_on_every_attempt() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver().answer(500, 503)) {
            webhook(receiver.url() + "?of={issue.id}", """
                    , "secret": "whsec_%s", "headers": {"X-Team": "payments", "Authorization": "Bearer q1w2"}""".formatted(
                            Base64.getEncoder().encodeToString("key".getBytes(StandardCharsets.UTF_8))));

            TestIssue issue = issues.open(name);

            statuses(issue, "succeeded");
            List<Received> got = receiver.received();
            assertThat(got).hasSize(3);
            assertThat(got.stream().map(Received::body).distinct()).hasSize(1);
            assertThat(got.stream()
                            .map(each -> each.headers().get("webhook-id"))
                            .distinct())
                    .hasSize(1);
            Received last = got.get(2);
            assertThat(last.headers())
                    .containsEntry("X-Team", "payments")
                    .containsEntry("Authorization", "Bearer q1w2");
            assertThat(last.headers().get("webhook-signature")).isEqualTo(signature(last));
            JsonNode body = Json.mapper().readTree(last.body());
            assertThat(body.path("type").asText()).isEqualTo("issue.created");
            assertThat(body.path("data").path("issue").path("name").asText()).isEqualTo(name);
            soon().untilAsserted(() -> assertThat(events.typesAbout(issue.id()))
                    .containsExactly("action.scheduled", "action.attempted", "action.attempted", "action.succeeded"));
            assertThat(events.about(issue.id()).toString()).doesNotContain("q1w2");
        }
    }

    private static String signature(Received received) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("key".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signed = received.headers().get("webhook-id") + "."
                + received.headers().get("webhook-timestamp") + "." + received.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void one_that_always_fails_is_tried_five_times_and_runs_again_when_asked_to() {
        try (WebhookReceiver receiver = new WebhookReceiver().answer(500, 500, 500, 500, 500)) {
            Responders.add("""
                    {"watch_pattern": "%s", "actions": [
                      {"target_function": "test.actions.record", "function_kwargs": {"text": "1"}},
                      {"target_function": "issue.actions.webhook", "function_kwargs": {"url": "%s"}},
                      {"target_function": "test.actions.record", "function_kwargs": {"text": "3"}}]}""".formatted(name, receiver.url()));

            TestIssue issue = issues.open(name);

            soon().until(() -> function.callsAbout(issue.id()).size() == 2);
            soon().until(() -> Responders.statusesOf(issue.id()).contains("failed"));
            Map<String, Object> failed = Responders.actionsOf(issue.id()).stream()
                    .filter(action -> "failed".equals(action.get("status")))
                    .findFirst()
                    .orElseThrow();
            assertThat(failed).containsEntry("attempts", 5);
            assertThat(receiver.received()).hasSize(5);
            given().get("/api/v1/actions/" + failed.get("id"))
                    .then()
                    .body("attempt_log.number", contains(1, 2, 3, 4, 5))
                    .body("attempt_log[4].reason", equalTo("server_error"));

            given().post("/api/v1/actions/" + failed.get("id") + "/retry")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("pending"));

            statuses(issue, "succeeded", "succeeded", "succeeded");
            given().post("/api/v1/actions/" + failed.get("id") + "/retry")
                    .then()
                    .statusCode(409);
            given().post("/api/v1/actions/" + failed.get("id") + "/cancel")
                    .then()
                    .statusCode(409);
        }
    }

    @Test
    void a_refusal_fails_at_once() {
        try (WebhookReceiver receiver = new WebhookReceiver().answer(404)) {
            webhook(receiver.url(), "");

            TestIssue issue = issues.open(name);

            statuses(issue, "failed");
            assertThat(onlyActionOf(issue)).containsEntry("attempts", 1);
        }
    }

    @Test
    void what_the_other_side_asks_to_wait_is_waited() {
        try (WebhookReceiver receiver = new WebhookReceiver().answer(429, "Retry-After", "3")) {
            webhook(receiver.url(), "");

            TestIssue issue = issues.open(name);

            soon().until(() -> !receiver.received().isEmpty());
            soon().until(() -> onlyActionOf(issue).get("result") != null);
            JsonNode result = Json.mapper().valueToTree(onlyActionOf(issue).get("result"));
            assertThat(result.path("reason").asText()).isEqualTo("rate_limited");
            assertThat(Duration.between(
                            Instant.parse(String.valueOf(onlyActionOf(issue).get("started_at"))),
                            Instant.parse(result.path("next_attempt_at").asText())))
                    .isBetween(Duration.ofMillis(2_900), Duration.ofSeconds(8));
            statuses(issue, "succeeded");
        }
    }

    @Test
    void a_destination_that_refuses_connections_makes_its_actions_wait_and_holds_up_no_other() {
        int port = FreePorts.several(1).get(0);
        String gone = "http://127.0.0.1:" + port + "/";
        webhook(gone, "");
        List<TestIssue> waiting = new ArrayList<>();
        for (int each = 0; each < 12; each++) {
            waiting.add(issues.open(name + " " + each));
        }
        Responders.add("""
                {"watch_pattern": "other %s", "actions": [{"target_function": "test.actions.record"}]}""".formatted(name));

        TestIssue other = issues.open("other " + name);

        statuses(other, "succeeded");
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(12))
                .until(() -> waiting.stream()
                        .allMatch(issue -> List.of("pending", "running")
                                .contains(Responders.statusesOf(issue.id()).get(0))));
        assertThat(waiting.stream()
                        .filter(issue ->
                                Integer.valueOf(0).equals(onlyActionOf(issue).get("attempts"))))
                .isNotEmpty();
        soon().untilAsserted(() -> {
            meters.look();
            assertThat(registry.get("amiss.responder.due").gauge().value())
                    .as("what waits for a destination that is down is not late")
                    .isZero();
        });
        try (WebhookReceiver back = new WebhookReceiver(port)) {
            time.move(Circuit.LONGEST_PAUSE); // however long the circuit was opened last
            waiting.forEach(issue -> statuses(issue, "succeeded"));
            assertThat(back.received()).hasSize(12);
        }
    }

    @Test
    void an_attempt_that_does_not_end_is_interrupted_and_tried_again() {
        Responders.add("""
                {"watch_pattern": "%s", "actions": [{"target_function": "test.actions.record",
                  "function_kwargs": {"end": "never", "door": "stuck"}}]}""".formatted(name));

        TestIssue issue = issues.open(name);

        soon().until(() -> function.callsAbout(issue.id()).size() >= 2);
        Object id = onlyActionOf(issue).get("id");
        given().get("/api/v1/actions/" + id).then().body("attempt_log[0].reason", equalTo("timeout"));
        issue.resolve();
        statuses(issue, "cancelled");
    }

    @Test
    void an_exception_is_tried_again_and_a_secret_reaches_only_the_function() {
        Responders.add("""
                {"watch_pattern": "%s", "actions": [{"target_function": "test.actions.record",
                  "function_kwargs": {"end": "by_exception", "pin": "4711"}}]}""".formatted(name));

        TestIssue issue = issues.open(name);

        soon().until(() -> function.callsAbout(issue.id()).size() >= 2);
        assertThat(function.callsAbout(issue.id()).get(0).kwargs().path("pin").asText())
                .isEqualTo("4711");
        assertThat(onlyActionOf(issue).toString()).doesNotContain("4711");
        given().get("/api/v1/functions")
                .then()
                .body(
                        "items.find { it.target_function == 'test.actions.record' }.description",
                        equalTo("Remembers its calls."));
    }

    @Test
    void a_waiting_action_is_cancelled_by_hand_and_stays_so() {
        Responders.add("""
                {"watch_pattern": "%s", "actions": [{"target_function": "test.actions.record", "delay_sec": 600}]}""".formatted(name));
        TestIssue issue = issues.open(name);
        statuses(issue, "pending");

        given().post("/api/v1/actions/" + onlyActionOf(issue).get("id") + "/cancel")
                .then()
                .statusCode(200)
                .body("status", equalTo("cancelled"))
                .body("result.reason", equalTo("by_hand"));

        issue.acknowledge().unacknowledge();
        soon().untilAsserted(() ->
                assertThat(events.typesAbout(issue.id())).containsExactly("action.scheduled", "action.cancelled"));
        assertThat(events.about(issue.id()).get(1).path("actor").asText()).isEqualTo("anonymous");
    }

    @Test
    void actions_are_listed_page_by_page_and_filtered() {
        int responder = Responders.add("""
                {"watch_pattern": "%s", "actions": [{"target_function": "test.actions.record", "delay_sec": 600}]}""".formatted(name));
        for (int each = 0; each < 5; each++) {
            statuses(issues.open(name + each), "pending");
        }

        String next = given().get("/api/v1/actions?status=pending&limit=3&responder_id=" + responder)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(3))
                .extract()
                .path("next_cursor");

        given().queryParam("cursor", next)
                .get("/api/v1/actions?status=pending&limit=3&responder_id=" + responder)
                .then()
                .body("items.size()", equalTo(2))
                .body("next_cursor", equalTo(null));
        given().get("/api/v1/actions?status=failed&responder_id=" + responder)
                .then()
                .body("items.size()", equalTo(0));
        given().get("/api/v1/actions?status=lost").then().statusCode(400);
        given().get("/api/v1/actions?cursor=x").then().statusCode(400);
        given().get("/api/v1/actions?limit=501").then().statusCode(400);
        given().get("/api/v1/actions/999999999").then().statusCode(404);
    }
}
