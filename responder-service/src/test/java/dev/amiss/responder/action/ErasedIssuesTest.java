package dev.amiss.responder.action;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.Exchange;
import dev.amiss.model.function.FailureReason;
import dev.amiss.responder.testing.ActionFeed;
import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.RecordingFunction;
import dev.amiss.responder.testing.Responders;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is done about an issue that was erased, nothing that waited for it holds up others, and nothing is kept of it. */
@QuarkusTest
class ErasedIssuesTest {
    private static final Exchange PERSONAL = new Exchange("Dear Jane Doe", 503, "Jane Doe is not in");
    private static final ActionOutcome LATER = new ActionOutcome.RetryLater(
            FailureReason.SERVER_ERROR, "Jane Doe is not in", Duration.ofMinutes(50), PERSONAL);

    @Inject
    IssueFeed issues;

    @Inject
    ActionFeed events;

    @Inject
    RecordingFunction function;

    @Inject
    ClaimStore store;

    @Inject
    EndAttempt end;

    @Inject
    Jdbi jdbi;

    private final String name = "erased-" + UUID.randomUUID();

    private int responder(String more, String actionFields) {
        return Responders.add(json(more, actionFields));
    }

    private String json(String more, String actionFields) {
        return """
                {"watch_pattern": "%s"%s, "actions": [{"target_function": "test.actions.record"%s}]}""".formatted(name, more, actionFields);
    }

    private static void statuses(TestIssue issue, String... statuses) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(Responders.statusesOf(issue.id())).containsExactly(statuses));
    }

    private static long latestActionOf(TestIssue issue) {
        return Long.parseLong(
                String.valueOf(Responders.actionsOf(issue.id()).get(0).get("id")));
    }

    private TestIssue waiting() {
        TestIssue issue = issues.open(name);
        statuses(issue, "pending");
        return issue;
    }

    /** As the projection stands after the erasure, with nothing done about it yet. */
    private void erase(TestIssue issue) {
        execute("UPDATE issue_projection SET issue = NULL, status = 'deleted' WHERE issue_id = ?", issue.id());
    }

    private void awaitErasure(TestIssue issue) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("issue_projection WHERE status = 'deleted' AND issue_id = " + issue.id()) == 1);
    }

    private void execute(String sql, Object... arguments) {
        jdbi.useHandle(handle -> handle.execute(sql, arguments));
    }

    private long count(String of) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + of)
                .mapTo(Long.class)
                .one());
    }

    /** Claims it as this replica would, so that its attempt ends when the test says so. */
    private ClaimedAction claim(long action) {
        return jdbi
                .inTransaction(handle -> {
                    handle.execute(
                            "UPDATE action SET run_at = 'epoch', destination = ? WHERE id = ?",
                            "own " + action,
                            action);
                    List<ClaimedAction> found =
                            store.claim(handle, 100, Map.of(), 100, true).claimed();
                    handle.execute("UPDATE action SET lease_until = now() + interval '1 hour' WHERE id = ?", action);
                    return found;
                })
                .stream()
                .filter(each -> each.action().id() == action)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_end_that_waits_for_the_next_message_of_its_group_is_cancelled() {
        responder(", \"group\": {\"wait_sec\": 0, \"every_sec\": 300}", "");
        TestIssue issue = issues.open(name);
        statuses(issue, "succeeded");
        issue.resolve();
        statuses(issue, "pending", "succeeded");

        issue.delete();

        statuses(issue, "cancelled", "succeeded");
        given().get("/api/v1/actions/" + latestActionOf(issue))
                .then()
                .body("result.reason", equalTo("issue_deleted"))
                .body("result.message", equalTo("the issue was deleted"));
        assertThat(count("group_member WHERE issue_id = " + issue.id())).isZero();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(events.typesAbout(issue.id())).endsWith("action.cancelled"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_still_waits_takes_no_place_from_others(boolean byHand) {
        responder("", ", \"delay_sec\": 600");
        TestIssue gone = waiting();
        TestIssue known = waiting();
        String change = "UPDATE action SET run_at = ?::timestamptz, destination = ?, forced = ? WHERE issue_id = ?";

        List<Long> claimed = jdbi.withHandle(handle -> {
            handle.begin();
            handle.execute("UPDATE issue_projection SET issue = NULL WHERE issue_id = ?", gone.id());
            handle.execute(change, "epoch", name, byHand, gone.id());
            handle.execute(change, "1970-01-02", name, byHand, known.id());
            List<Long> found = store.claim(handle, byHand ? 1 : 100, Map.of(), byHand ? 0 : 1, true).claimed().stream()
                    .map(each -> each.issue().id())
                    .toList();
            handle.rollback();
            return found;
        });

        assertThat(claimed).contains(known.id());
    }

    @Test
    void an_attempt_that_was_running_is_the_last_and_nothing_of_it_is_kept() {
        responder("", ", \"delay_sec\": 600");
        TestIssue issue = waiting();
        ClaimedAction claimed = claim(latestActionOf(issue));
        issue.delete();
        awaitErasure(issue);

        end.end(claimed, LATER).join();

        statuses(issue, "cancelled");
        given().get("/api/v1/actions/" + claimed.action().id())
                .then()
                .body("result.reason", equalTo("issue_deleted"))
                .body("attempts", equalTo(1))
                .body("finished_at", containsString("Z"));
        assertNothingIsKeptOf(claimed);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(events.typesAbout(issue.id()))
                        .endsWith("action.cancelled")
                        .doesNotContain("action.attempted"));
    }

    @Test
    void an_attempt_that_was_running_and_arrived_has_succeeded_and_nothing_of_it_is_kept() {
        responder("", ", \"delay_sec\": 600");
        TestIssue issue = waiting();
        ClaimedAction claimed = claim(latestActionOf(issue));
        issue.delete();
        awaitErasure(issue);

        end.end(claimed, new ActionOutcome.Delivered(null, PERSONAL)).join();

        statuses(issue, "succeeded");
        assertNothingIsKeptOf(claimed);
    }

    @Test
    void what_made_an_action_fail_is_kept_as_a_word_only() {
        responder("", ", \"delay_sec\": 600");
        TestIssue issue = waiting();
        ClaimedAction claimed = claim(latestActionOf(issue));
        end.end(claimed, new ActionOutcome.Rejected(FailureReason.SERVER_ERROR, "Jane Doe is not in", PERSONAL))
                .join();
        given().get("/api/v1/actions/" + claimed.action().id()).then().body("result.message", containsString("Jane"));

        issue.delete();
        awaitErasure(issue);

        given().get("/api/v1/actions/" + claimed.action().id())
                .then()
                .body("status", equalTo("failed"))
                .body("result.reason", equalTo("server_error"))
                .body("result", not(hasKey("message")));
        assertNothingIsKeptOf(claimed);
    }

    @Test
    void what_was_sent_before_its_responder_changed_is_erased_too() {
        int responder = responder("", ", \"delay_sec\": 600");
        TestIssue issue = waiting();
        ClaimedAction first = claim(latestActionOf(issue));
        end.end(first, LATER).join();
        Responders.put(responder, json("", ", \"delay_sec\": 600, \"function_kwargs\": {\"text\": \"changed\"}"))
                .statusCode(200);
        ClaimedAction second = claim(first.action().id());
        end.end(second, LATER).join();

        issue.delete();

        statuses(issue, "cancelled");
        assertNothingIsKeptOf(second);
        assertNothingIsKeptOf(first);
    }

    private void assertNothingIsKeptOf(ClaimedAction claimed) {
        given().get("/api/v1/actions/" + claimed.action().id())
                .then()
                .body("attempt_log[0].sent", nullValue())
                .body("attempt_log[0].answer", nullValue())
                .body("attempt_log[0].message", nullValue());
        assertThat(count("delivery WHERE id = '" + claimed.delivery().id() + "'"))
                .isZero();
    }

    @Test
    void an_attempt_that_was_lost_is_not_made_again() {
        responder("", ", \"delay_sec\": 600");
        TestIssue issue = waiting();
        ClaimedAction claimed = claim(latestActionOf(issue));
        issue.delete();
        awaitErasure(issue);

        execute(
                "UPDATE action SET lease_until = 'epoch' WHERE id = ?",
                claimed.action().id());

        statuses(issue, "cancelled");
        assertThat(function.callsAbout(issue.id())).isEmpty();
    }

    @Test
    void an_action_is_not_run_by_hand() {
        responder("", ", \"delay_sec\": 600");
        TestIssue erased = waiting();
        TestIssue forgotten = waiting();
        TestIssue unheard = waiting();
        long waits = latestActionOf(unheard);
        erased.delete();
        statuses(erased, "cancelled");
        given().post("/api/v1/actions/" + latestActionOf(forgotten) + "/cancel")
                .then()
                .statusCode(200);
        execute("DELETE FROM issue_projection WHERE issue_id = ?", forgotten.id());
        erase(unheard);

        refused(latestActionOf(erased) + "/retry");
        refused(latestActionOf(forgotten) + "/retry");
        refused(waits + "/run");
        execute("UPDATE action SET status = 'cancelled' WHERE id = ?", waits);
    }

    private static void refused(String what) {
        given().post("/api/v1/actions/" + what)
                .then()
                .statusCode(409)
                .body("detail", containsString("was deleted, or ended so long ago that it is not kept any more"));
    }

    @Test
    void what_was_left_waiting_by_an_older_version_is_ended_by_the_migration() throws IOException {
        responder("", ", \"delay_sec\": 600");
        TestIssue erased = waiting();
        TestIssue forgotten = waiting();
        TestIssue known = waiting();
        ClaimedAction sent = claim(latestActionOf(erased));
        end.end(sent, LATER).join();
        erase(erased);
        execute("DELETE FROM issue_projection WHERE issue_id = ?", forgotten.id());

        jdbi.useHandle(handle -> handle.createScript(migration()).execute());

        statuses(erased, "cancelled");
        statuses(forgotten, "cancelled");
        statuses(known, "pending");
        given().get("/api/v1/actions/" + sent.action().id())
                .then()
                .body("result.reason", equalTo("issue_deleted"))
                .body("finished_at", containsString("Z"));
        assertNothingIsKeptOf(sent);
    }

    private static String migration() throws IOException {
        try (InputStream file = ErasedIssuesTest.class.getResourceAsStream(
                "/db/responder/V20261128.12__actions_of_erased_issues.sql")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
