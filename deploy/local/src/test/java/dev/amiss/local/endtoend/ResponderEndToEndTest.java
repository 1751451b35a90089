package dev.amiss.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SharedAmiss
class ResponderEndToEndTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** Long enough that whatever was going to be sent a second time would have been. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final RunningAmiss amiss;
    private final StubServer stub = new StubServer();
    private final List<String> responders = new ArrayList<>();

    ResponderEndToEndTest(RunningAmiss amiss) {
        this.amiss = amiss;
    }

    @AfterEach
    void close() {
        responders.forEach(id -> amiss.responders().send("DELETE", "/api/v1/responders/" + id, ""));
        stub.close();
    }

    @Test
    void the_responder_file_of_the_original_mails_once_and_only_about_what_it_matches() {
        List<Path> before = amiss.mails();
        respond("""
                {"watch_pattern": "user-.*", "actions": [{"target_function": "issue.actions.email",
                 "function_kwargs": {"subject": "Doh!", "recipients": "john.smith@example.com"}, "delay_sec": 3}]}""");

        JsonNode issue = amiss.issues().open("user-42 lost her mailbox");
        JsonNode other = amiss.issues().open("a user-43");

        awaitHistory(issue, "action_succeeded");
        List<Path> mails = amiss.mails("Subject: Doh!", "john.smith@example.com").stream()
                .filter(mail -> !before.contains(mail))
                .toList();
        assertThat(mails).hasSize(1);
        assertThat(amiss.issues().history(issue))
                .containsSubsequence("created", "action_scheduled", "action_succeeded");
        assertThat(Instant.parse(entry(issue, "action_scheduled")
                        .path("data")
                        .toString()
                        .replaceAll(".*\"due_at\":\"([^\"]*)\".*", "$1")))
                .isEqualTo(time(issue, "opening_at").plusSeconds(3));
        assertThat(Instant.parse(entry(issue, "action_succeeded").path("at").asText()))
                .isAfterOrEqualTo(time(issue, "opening_at").plusSeconds(3));
        await().during(QUIET)
                .atMost(SOON)
                .until(() -> amiss.mails("Subject: Doh!").size() - doh(before) == 1);
        assertThat(amiss.issues().history(other)).containsExactly("created");
    }

    @Test
    void an_action_of_an_issue_that_is_resolved_in_time_is_cancelled() {
        respondByWebhook("in-time ", 4, "/in-time");
        JsonNode issue = amiss.issues().open("in-time gone soon");
        awaitHistory(issue, "action_scheduled");

        amiss.issues().status(issue, "resolved");

        awaitHistory(issue, "action_cancelled");
        await().atMost(SOON)
                .until(() -> Instant.now().isAfter(time(issue, "opening_at").plusSeconds(5)));
        assertThat(stub.received("/in-time")).isEmpty();
    }

    @Test
    void a_waiting_action_goes_on_when_an_acknowledgement_is_taken_back() {
        respondByWebhook("ack-back ", 3, "/ack-back");
        JsonNode issue = amiss.issues().open("ack-back once");
        awaitHistory(issue, "action_scheduled");

        amiss.issues().status(issue, "acknowledged");
        awaitHistory(issue, "action_cancelled");
        amiss.issues().status(issue, "open");

        awaitHistory(issue, "action_succeeded");
        assertThat(stub.received("/ack-back")).hasSize(1);
    }

    @Test
    void a_reopened_issue_is_a_new_opening_with_its_own_actions() {
        respondByWebhook("reopened ", 1, "/reopened");
        JsonNode issue = amiss.issues().open("reopened once");
        awaitHistory(issue, "action_succeeded");

        amiss.issues().status(issue, "resolved");
        JsonNode again = amiss.issues().status(issue, "open");

        assertThat(again.path("opening").asInt()).isEqualTo(2);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stub.received("/reopened")).hasSize(2));
        JsonNode second = actions(issue).stream()
                .filter(action -> action.path("opening").asInt() == 2)
                .findFirst()
                .orElseThrow();
        assertThat(Instant.parse(second.path("due_at").asText()))
                .isEqualTo(time(again, "opening_at").plusSeconds(1));
    }

    @Test
    void a_late_responder_answers_each_open_issue_once_and_a_corrected_subject_answers_none_again() {
        List<JsonNode> issues = IntStream.rangeClosed(1, 50)
                .mapToObj(i -> amiss.issues().open("late " + i))
                .toList();
        String responder = """
                {"watch_pattern": "late ", "actions": [{"target_function": "issue.actions.email",
                 "function_kwargs": {"subject": "%s", "recipients": "late@example.com"}}]}""";
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(amiss.responders()
                                .expect(200, "POST", "/api/v1/responders/dry-run", responder.formatted("Lat"))
                                .path("matches")
                                .asInt())
                        .isEqualTo(50));
        assertThat(amiss.mails("late@example.com")).isEmpty();

        String id = respond(responder.formatted("Lat"));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(amiss.mails("late@example.com")).hasSize(50));
        assertThat(issues).allSatisfy(issue -> assertThat(actions(issue)).hasSize(1));

        amiss.responders().expect(200, "PUT", "/api/v1/responders/" + id, responder.formatted("Late"));
        JsonNode next = amiss.issues().open("late 51");

        awaitHistory(next, "action_succeeded");
        assertThat(amiss.mails("late@example.com")).hasSize(51);
        assertThat(amiss.mails("late@example.com", "Subject: Late")).hasSize(1);
    }

    @Test
    void one_failing_action_of_three_is_tried_again_fails_and_runs_by_retry_while_the_others_run_on_time() {
        try (StubServer failing = new StubServer()) {
            failing.answer(500, "{}");
            respond("""
                    {"watch_pattern": "three ", "actions": [
                     {"target_function": "issue.actions.webhook", "function_kwargs": {"url": "%s"}},
                     {"target_function": "issue.actions.webhook", "function_kwargs": {"url": "%s"}},
                     {"target_function": "issue.actions.log", "function_kwargs": {}}]}""".formatted(failing.url("/broken"), stub.url("/well")));

            JsonNode issue = amiss.issues().open("three actions");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(actions(issue).stream()
                                    .filter(action ->
                                            action.path("status").asText().equals("succeeded")))
                            .hasSize(2));
            JsonNode failed = await().atMost(Duration.ofSeconds(60))
                    .until(
                            () -> actions(issue).stream()
                                    .filter(action ->
                                            action.path("status").asText().equals("failed"))
                                    .findFirst(),
                            java.util.Optional::isPresent)
                    .orElseThrow();
            assertThat(failed.path("attempts").toString())
                    .satisfies(attempts -> assertThat(failing.received("/broken"))
                            .describedAs(attempts)
                            .hasSize(5));
            assertThat(failing.received("/broken").stream()
                            .map(StubServer.Received::webhookId)
                            .distinct())
                    .hasSize(1);

            failing.answer(200, "{}");
            amiss.responders().send("POST", "/api/v1/actions/" + failed.path("id") + "/retry", "");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(actions(issue))
                            .allMatch(action -> action.path("status").asText().equals("succeeded")));
            assertThat(stub.received("/well")).hasSize(1);
        }
    }

    @Test
    void nothing_is_sent_about_what_was_resolved_while_the_service_was_away() {
        respondByWebhook("away ", 5, "/away");
        JsonNode resolved = amiss.issues().open("away and back");
        JsonNode open = amiss.issues().open("away and still amiss");
        awaitHistory(resolved, "action_scheduled");
        awaitHistory(open, "action_scheduled");

        amiss.signal("responder-1", "STOP");
        amiss.signal("responder-2", "STOP");
        amiss.issues().status(resolved, "resolved");
        await().atMost(SOON)
                .until(() -> Instant.now().isAfter(time(open, "opening_at").plusSeconds(6)));
        amiss.kill("responder-1");
        amiss.kill("responder-2");
        await().atMost(RunningAmiss.startLimit())
                .ignoreExceptions()
                .until(() -> amiss.responders().get("/q/health/ready").statusCode() == 200);

        // the one that is still open tells that due actions were carried out by then
        awaitHistory(open, "action_succeeded");
        awaitHistory(resolved, "action_cancelled");
        assertThat(stub.received("/away"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).contains("away and still amiss"));
        assertThat(amiss.issues().history(resolved)).doesNotContain("action_succeeded");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "(a)\\\\1 | {\"subject\": \"x\", \"recipients\": \"a@example.com\"} | /watch_pattern",
                "a.* | {\"subject\": \"x\", \"recipients\": \"a@example.com\", \"colour\": \"red\"} | /actions/0/function_kwargs"
            })
    void a_responder_that_cannot_be_is_refused_with_its_place(String pattern, String kwargs, String pointer) {
        JsonNode problem = amiss.responders().expect(400, "POST", "/api/v1/responders", """
                        {"watch_pattern": "%s", "actions": [{"target_function": "issue.actions.email",
                         "function_kwargs": %s}]}""".formatted(pattern, kwargs));

        assertThat(problem.path("errors").path(0).path("pointer").asText()).startsWith(pointer);
    }

    private String respond(String responder) {
        String id = amiss.responders()
                .expect(201, "POST", "/api/v1/responders", responder)
                .path("id")
                .asText();
        responders.add(id);
        return id;
    }

    private void respondByWebhook(String pattern, int delaySec, String path) {
        respond("""
                {"watch_pattern": "%s", "actions": [{"target_function": "issue.actions.webhook",
                 "function_kwargs": {"url": "%s"}, "delay_sec": %d}]}""".formatted(pattern, stub.url(path), delaySec));
    }

    private void awaitHistory(JsonNode issue, String kind) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(amiss.issues().history(issue)).contains(kind));
    }

    private JsonNode entry(JsonNode issue, String kind) {
        for (JsonNode entry : amiss.issues().historyItems(issue)) {
            if (entry.path("kind").asText().equals(kind)) {
                return entry;
            }
        }
        throw new AssertionError("No " + kind + " in the history of " + issue.path("id"));
    }

    private List<JsonNode> actions(JsonNode issue) {
        return amiss.responders().all("/api/v1/actions?issue_id=" + issue.path("id"));
    }

    private long doh(List<Path> before) {
        return amiss.mails("Subject: Doh!").stream().filter(before::contains).count();
    }

    private static Instant time(JsonNode issue, String field) {
        return Instant.parse(issue.path(field).asText());
    }
}
