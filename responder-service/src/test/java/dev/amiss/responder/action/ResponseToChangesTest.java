package dev.amiss.responder.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.amiss.responder.testing.ActionFeed;
import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.RecordingFunction;
import dev.amiss.responder.testing.Responders;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** What happens to actions when their issues change. */
@QuarkusTest
class ResponseToChangesTest {
    @Inject
    IssueFeed issues;

    @Inject
    ActionFeed events;

    @Inject
    RecordingFunction function;

    private final String name = "thing-" + UUID.randomUUID();

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(15));
    }

    private int responder(String actionFields) {
        return Responders.add("""
                {"watch_pattern": "%s", "actions": [{"target_function": "test.actions.record"%s}]}""".formatted(name, actionFields));
    }

    private void statuses(TestIssue issue, String... statuses) {
        soon().untilAsserted(() -> assertThat(Responders.statusesOf(issue.id())).containsExactly(statuses));
    }

    @Test
    void an_action_without_delay_runs_at_once_and_is_told() {
        int responder = responder(", \"function_kwargs\": {\"text\": \"{issue.name} {issue.details.lag}\"}");

        TestIssue issue = issues.draft(name).detail("lag", IntNode.valueOf(7)).create();

        statuses(issue, "succeeded");
        soon().untilAsserted(() ->
                assertThat(events.typesAbout(issue.id())).containsExactly("action.scheduled", "action.succeeded"));
        assertThat(events.about(issue.id()).get(0).path("actor").asText()).isEqualTo("responder:" + responder);
        assertThat(events.about(issue.id()).get(0).path("action").path("due_at").asText())
                .isEqualTo(dev.amiss.model.Json.time(issue.openingAt()));
        assertThat(function.callsAbout(issue.id())).hasSize(1);
        assertThat(function.callsAbout(issue.id()).get(0).kwargs().path("text").asText())
                .isEqualTo(name + " 7");
    }

    @Test
    void an_issue_resolved_before_its_action_is_due_cancels_it() {
        responder(", \"delay_sec\": 3");
        TestIssue issue = issues.open(name);
        statuses(issue, "pending");

        issue.resolve();

        statuses(issue, "cancelled");
        soon().untilAsserted(() ->
                assertThat(events.typesAbout(issue.id())).containsExactly("action.scheduled", "action.cancelled"));
        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(6))
                .until(() -> function.callsAbout(issue.id()).isEmpty());
        assertThat(Responders.actionsOf(issue.id()).get(0).get("result"))
                .isEqualTo(Map.of("reason", "resolved", "message", "the issue was resolved"));
    }

    @Test
    void an_issue_that_came_and_went_before_we_read_of_it_is_scheduled_and_cancelled() {
        responder("");
        TestIssue issue = issues.draft(name).openedAgo(60);

        issue.create().resolve();

        soon().untilAsserted(() -> assertThat(events.typesAbout(issue.id()))
                .startsWith("action.scheduled")
                .hasSize(2));
        assertThat(function.callsAbout(issue.id()).size())
                .isEqualTo(events.typesAbout(issue.id()).contains("action.succeeded") ? 1 : 0);
    }

    @Test
    void taking_an_acknowledgement_back_lets_the_action_wait_again() {
        responder(", \"delay_sec\": 1");
        TestIssue issue = issues.open(name).acknowledge();
        statuses(issue, "cancelled");

        issue.unacknowledge();

        statuses(issue, "succeeded");
        soon().untilAsserted(() -> assertThat(events.typesAbout(issue.id()))
                .containsExactly("action.scheduled", "action.cancelled", "action.scheduled", "action.succeeded"));
    }

    @Test
    void a_new_opening_starts_the_actions_anew() {
        responder("");
        TestIssue issue = issues.open(name);
        statuses(issue, "succeeded");

        issue.resolve().reopen();

        statuses(issue, "succeeded", "succeeded");
        List<Map<String, Object>> actions = Responders.actionsOf(issue.id());
        assertThat(actions.get(0)).containsEntry("opening", 2);
        assertThat(Instant.parse(String.valueOf(actions.get(0).get("due_at")))).isEqualTo(issue.openingAt());
    }

    @Test
    void the_end_is_told_where_the_beginning_was() {
        Responders.add("""
                {"watch_pattern": "%s", "actions": [
                  {"target_function": "test.actions.record", "function_kwargs": {"text": "begin"}},
                  {"target_function": "test.actions.record", "function_kwargs": {"text": "end"}, "on": "resolved"}]}""".formatted(name));
        TestIssue told = issues.open(name + " told");
        statuses(told, "succeeded");
        TestIssue untold = issues.draft(name + " untold").create().acknowledge();

        told.resolve();

        statuses(told, "succeeded", "succeeded");
        assertThat(function.callsAbout(told.id()).get(1).kwargs().path("text").asText())
                .isEqualTo("end");
        assertThat(untold.id()).isNotEqualTo(told.id());
    }

    @Test
    void rounds_follow_one_another_while_the_issue_is_open() {
        Responders.add("""
                {"watch_pattern": "%s", "allow_retry": true, "repeat_every_sec": 1,
                 "actions": [{"target_function": "test.actions.record"}]}""".formatted(name));
        TestIssue issue = issues.open(name);
        soon().until(() -> function.callsAbout(issue.id()).size() >= 3);

        issue.resolve();

        soon().until(() -> Responders.statusesOf(issue.id()).get(0).equals("cancelled"));
        List<Map<String, Object>> actions = Responders.actionsOf(issue.id());
        assertThat(actions.get(0)).containsEntry("round", actions.size());
    }

    @Test
    void a_repeated_event_changes_nothing() {
        responder("");
        TestIssue issue = issues.open(name);
        statuses(issue, "succeeded");

        issue.repeat().repeat();
        TestIssue later = issues.open(name + " later");

        statuses(later, "succeeded");
        assertThat(function.callsAbout(issue.id())).hasSize(1);
    }

    @Test
    void severity_labels_and_expression_must_all_hold() {
        Responders.add("""
                {"severity": "error", "labels": {"run": "%s"}, "when": "issue.details.lag > 3",
                 "actions": [{"target_function": "test.actions.record"}]}""".formatted(name));

        TestIssue matching = issues.draft("any")
                .label("run", name)
                .detail("lag", IntNode.valueOf(7))
                .create();
        TestIssue mild = issues.draft("any")
                .label("run", name)
                .severity("warning")
                .detail("lag", IntNode.valueOf(7))
                .create();
        TestIssue other = issues.draft("any")
                .label("run", "x")
                .detail("lag", IntNode.valueOf(7))
                .create();
        TestIssue unknown = issues.draft("any").label("run", name).create();

        statuses(matching, "succeeded");
        unknown.detail("lag", IntNode.valueOf(8)).change();
        statuses(unknown, "succeeded");
        assertThat(Responders.actionsOf(mild.id())).isEmpty();
        assertThat(Responders.actionsOf(other.id())).isEmpty();
    }

    @Test
    void an_expression_that_errs_is_shown_on_its_responder() {
        int id = Responders.add("""
                {"watch_pattern": "%s", "when": "issue.details.lag > 3",
                 "actions": [{"target_function": "test.actions.record"}]}""".formatted(name));

        TestIssue issue = issues.open(name);

        soon().untilAsserted(() -> RestAssured.get("/api/v1/responders/" + id)
                .then()
                .body("when_error.last_error", org.hamcrest.Matchers.containsString("lag")));
        assertThat(Responders.actionsOf(issue.id())).isEmpty();
    }

    @Test
    void a_deleted_issue_cancels_what_waits_and_a_late_event_does_not_bring_it_back() {
        responder(", \"delay_sec\": 600");
        TestIssue issue = issues.open(name);
        statuses(issue, "pending");

        issue.delete().repeat();

        statuses(issue, "cancelled");
    }

    @Test
    void a_record_that_cannot_be_read_goes_to_the_dead_letters_and_blocks_nothing() {
        responder("");
        String bad = "{\"no event\": \"" + name + "\"}";
        TestIssue issue = issues.draft(name);

        issues.raw(Long.toString(issue.id()), bad);
        issue.create();

        statuses(issue, "succeeded");
        soon().untilAsserted(() -> assertThat(events.deadLetters()).contains(bad));
    }
}
