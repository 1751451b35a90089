package dev.amiss.responder.action;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.FailureReason;
import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.Responders;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** An action that waits again counts where its responder says by then, not where it went before. */
@QuarkusTest
class RedirectedActionsTest {
    @Inject
    IssueFeed issues;

    @Inject
    ClaimStore store;

    @Inject
    EndAttempt end;

    @Inject
    Jdbi jdbi;

    private final String name = "redirected-" + UUID.randomUUID();

    private String responder(String door, String end, int delaySec) {
        return """
                {"watch_pattern": "%s", "actions": [{"target_function": "test.actions.record", "delay_sec": %d,
                  "function_kwargs": {"door": "%s", "end": "%s"}}]}""".formatted(name, delaySec, door, end);
    }

    private static void statuses(TestIssue issue, String... statuses) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(Responders.statusesOf(issue.id())).containsExactly(statuses));
    }

    private static Map<String, Object> latestActionOf(TestIssue issue) {
        return Responders.actionsOf(issue.id()).get(0);
    }

    @Test
    void an_action_that_was_cancelled_and_resumes() {
        int id = Responders.add(responder("front", "well", 600));
        TestIssue issue = issues.open(name);
        statuses(issue, "pending");
        issue.acknowledge();
        statuses(issue, "cancelled");

        Responders.put(id, responder("back", "well", 600)).statusCode(200);
        issue.unacknowledge();

        statuses(issue, "pending");
        assertThat(latestActionOf(issue)).containsEntry("destination", "door:back");
    }

    @Test
    void an_action_that_failed_and_is_asked_for_again() {
        int id = Responders.add(responder("front", "badly", 0));
        TestIssue issue = issues.open(name);
        statuses(issue, "failed");

        Responders.put(id, responder("back", "well", 0)).statusCode(200);
        given().post("/api/v1/actions/" + latestActionOf(issue).get("id") + "/retry")
                .then()
                .statusCode(200)
                .body("destination", equalTo("door:back"));

        statuses(issue, "succeeded");
        assertThat(latestActionOf(issue)).containsEntry("destination", "door:back");
    }

    @Test
    void an_action_that_was_running_and_is_tried_again() {
        int id = Responders.add(responder("front", "well", 600));
        TestIssue issue = issues.open(name);
        statuses(issue, "pending");
        ClaimedAction claimed = claim(issue);

        Responders.put(id, responder("back", "well", 600)).statusCode(200);
        end.end(claimed, new ActionOutcome.RetryLater(FailureReason.SERVER_ERROR, "not now", Duration.ofHours(1)))
                .join();

        statuses(issue, "pending");
        assertThat(latestActionOf(issue)).containsEntry("destination", "door:back");
    }

    @Test
    void an_end_that_is_told_to_whom_the_beginning_was_told() {
        String group = ", \"group\": {\"wait_sec\": 0, \"every_sec\": 300}, \"actions\"";
        int id = Responders.add(responder("front", "well", 0).replace(", \"actions\"", group));
        TestIssue issue = issues.open(name);
        statuses(issue, "succeeded");

        Responders.put(id, responder("back", "well", 0).replace(", \"actions\"", group))
                .statusCode(200);
        issue.resolve();

        statuses(issue, "pending", "succeeded");
        assertThat(latestActionOf(issue)).containsEntry("destination", "door:back");
    }

    private ClaimedAction claim(TestIssue issue) {
        return jdbi
                .inTransaction(handle -> {
                    handle.execute("UPDATE action SET run_at = 'epoch' WHERE issue_id = ?", issue.id());
                    return store.claim(handle, 100, Map.of(), 100, true).claimed();
                })
                .stream()
                .filter(each -> each.issue().id() == issue.id())
                .findFirst()
                .orElseThrow();
    }
}
