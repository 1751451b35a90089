package dev.amiss.responder.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amiss.responder.testing.ActionFeed;
import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.RecordingFunction;
import dev.amiss.responder.testing.Responders;
import dev.amiss.responder.testing.Silences;
import dev.amiss.service.clock.ServiceClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.core.ConditionFactory;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What silences do to actions. */
@QuarkusTest
class SilencedActionsTest {
    private static final int MANY = 200;

    @Inject
    IssueFeed issues;

    @Inject
    ActionFeed events;

    @Inject
    RecordingFunction function;

    @Inject
    ClaimDueActions claim;

    @Inject
    ServiceClock time;

    @Inject
    Jdbi jdbi;

    private final String name = "muted-" + UUID.randomUUID();

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(20));
    }

    private void beginAndEnd() {
        Responders.add("""
                {"watch_pattern": "%s", "actions": [
                  {"target_function": "test.actions.record", "function_kwargs": {"text": "begin"}},
                  {"target_function": "test.actions.record", "function_kwargs": {"text": "end"}, "on": "resolved"}]}""".formatted(name));
    }

    private int silence(Duration length) {
        return Silences.add(name, issues.now().plus(length).toString());
    }

    private void statuses(TestIssue issue, String... statuses) {
        soon().untilAsserted(() -> assertThat(Responders.statusesOf(issue.id())).containsExactly(statuses));
    }

    private List<String> texts(TestIssue issue) {
        return function.callsAbout(issue.id()).stream()
                .map(call -> call.kwargs().path("text").asText())
                .toList();
    }

    private void nothingMore(TestIssue issue, String... texts) {
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> texts(issue).equals(List.of(texts)));
    }

    @Test
    void a_due_action_is_held_and_runs_once_when_the_silence_is_over() {
        beginAndEnd();
        int silence = silence(Duration.ofHours(2));
        TestIssue issue = issues.open(name);

        statuses(issue, "held");
        soon().untilAsserted(() ->
                assertThat(events.typesAbout(issue.id())).containsExactly("action.scheduled", "action.held"));
        var result = events.about(issue.id()).get(1).path("action").path("result");
        assertThat(result.path("reason").asText()).isEqualTo("silence");
        assertThat(result.path("silence_id").intValue()).isEqualTo(silence);
        assertThat(result.path("message").asText())
                .startsWith("silence " + silence + " by anonymous until ")
                .endsWith(": works on it");
        assertThat(Responders.actionsOf(issue.id()).get(0))
                .containsEntry("attempts", 0)
                .containsEntry("started_at", null);

        time.move(Duration.ofHours(2));

        statuses(issue, "succeeded");
        nothingMore(issue, "begin");
        assertThat(Responders.actionsOf(issue.id()).get(0)).containsEntry("attempts", 1);

        issue.resolve();
        statuses(issue, "succeeded", "succeeded");
        nothingMore(issue, "begin", "end");
    }

    @Test
    void an_issue_resolved_during_a_silence_sends_neither_beginning_nor_end() {
        beginAndEnd();
        int silence = silence(Duration.ofHours(2));
        TestIssue issue = issues.open(name);
        statuses(issue, "held");

        issue.resolve();
        statuses(issue, "cancelled");
        Silences.end(silence);

        nothingMore(issue);
        statuses(issue, "cancelled");
    }

    @Test
    void who_was_told_the_beginning_is_told_the_end_once_when_the_silence_is_over() {
        beginAndEnd();
        TestIssue issue = issues.open(name);
        statuses(issue, "succeeded");
        int silence = silence(Duration.ofHours(2));

        issue.resolve();
        statuses(issue, "held", "succeeded");
        Silences.end(silence);

        statuses(issue, "succeeded", "succeeded");
        nothingMore(issue, "begin", "end");
    }

    @Test
    void an_issue_acknowledged_during_a_silence_is_not_told_afterwards_unless_that_is_taken_back() {
        beginAndEnd();
        int silence = silence(Duration.ofHours(2));
        TestIssue issue = issues.open(name);
        statuses(issue, "held");

        issue.acknowledge();
        statuses(issue, "cancelled");
        Silences.end(silence);
        nothingMore(issue);

        issue.unacknowledge();
        statuses(issue, "succeeded");
    }

    @Test
    void the_last_of_several_silences_decides_and_what_is_held_longer_says_by_which() {
        beginAndEnd();
        int shorter = silence(Duration.ofHours(1));
        int longer = silence(Duration.ofHours(3));
        TestIssue issue = issues.open(name);
        statuses(issue, "held");
        soon().untilAsserted(() -> heldBy(issue, longer));

        Silences.end(longer);
        soon().untilAsserted(() -> heldBy(issue, shorter));
        int another = silence(Duration.ofHours(5));
        time.move(Duration.ofHours(1));
        soon().untilAsserted(() -> heldBy(issue, another));
        nothingMore(issue);

        Silences.end(another);
        statuses(issue, "succeeded");
        soon().untilAsserted(() -> assertThat(events.typesAbout(issue.id())).endsWith("action.succeeded"));
        assertThat(events.typesAbout(issue.id()).stream().filter("action.held"::equals))
                .hasSize(3);
    }

    private static void heldBy(TestIssue issue, int silence) {
        assertThat((Map<?, ?>) Responders.actionsOf(issue.id()).get(0).get("result"))
                .extracting("silence_id")
                .isEqualTo(silence);
    }

    @Test
    void a_silence_mutes_only_its_own_issues_and_only_in_its_time() {
        beginAndEnd();
        Silences.add("""
                {"watch_pattern": "%s", "severity": ["warning"], "ends_at": "%s", "comment": "c"}""".formatted(name, issues.now().plus(Duration.ofHours(1))));
        Silences.add("""
                {"watch_pattern": "%s", "starts_at": "%s", "ends_at": "%s", "comment": "c"}""".formatted(
                name, issues.now().plus(Duration.ofHours(1)), issues.now().plus(Duration.ofHours(2))));
        Silences.add("""
                {"watch_pattern": "%s", "when": "issue.details.no.such", "ends_at": "%s", "comment": "c"}""".formatted(name, issues.now().plus(Duration.ofHours(1))));

        TestIssue bad = issues.open(name + " bad");
        TestIssue mild = issues.draft(name + " mild").severity("warning").create();

        statuses(bad, "succeeded");
        statuses(mild, "held");
        RestAssured.post("/api/v1/actions/"
                        + Responders.actionsOf(mild.id()).get(0).get("id") + "/cancel")
                .then()
                .statusCode(200);
    }

    @Test
    void several_claimers_hold_and_release_each_action_once() throws Exception {
        Responders.add("""
                {"watch_pattern": "%s", "actions": [{"target_function": "test.actions.record"}]}""".formatted(name));
        int silence = silence(Duration.ofHours(1));
        List<TestIssue> opened = new ArrayList<>();
        for (int each = 0; each < MANY; each++) {
            opened.add(issues.open(name + each));
        }
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService rivals = Executors.newFixedThreadPool(3);
        List<Future<?>> running = new ArrayList<>();
        for (int rival = 0; rival < 3; rival++) {
            running.add(rivals.submit(() -> {
                while (!isOver.get()) {
                    claim.run();
                }
            }));
        }
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> held(opened) == MANY);
            assertThat(opened)
                    .allSatisfy(
                            issue -> assertThat(function.callsAbout(issue.id())).isEmpty());
            Silences.end(silence);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> opened.stream()
                            .noneMatch(issue -> function.callsAbout(issue.id()).isEmpty()));
        } finally {
            isOver.set(true);
            rivals.shutdown();
        }
        for (Future<?> each : running) {
            each.get();
        }
        assertThat(opened)
                .allSatisfy(issue -> assertThat(function.callsAbout(issue.id())).hasSize(1));
        soon().untilAsserted(() -> assertThat(events.typesAbout(opened.get(0).id()))
                .containsExactly("action.scheduled", "action.held", "action.succeeded"));
    }

    private long held(List<TestIssue> opened) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM action WHERE issue_id = ANY(:issues) AND status = 'held'")
                .bindArray(
                        "issues", Long.class, opened.stream().map(TestIssue::id).toArray())
                .mapTo(Long.class)
                .one());
    }
}
