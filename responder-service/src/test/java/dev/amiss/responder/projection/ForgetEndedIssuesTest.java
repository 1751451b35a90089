package dev.amiss.responder.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.Responders;
import dev.amiss.service.database.ForgetOldRows;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Issues that ended are kept for 30 days, and for as long as something is still to be done about them. */
@QuarkusTest
class ForgetEndedIssuesTest {
    @Inject
    IssueFeed issues;

    @Inject
    ForgetEndedIssues ended;

    @Inject
    ForgetOldRows forget;

    @Inject
    Jdbi jdbi;

    private final String name = "ended-" + UUID.randomUUID();

    @Test
    void an_issue_whose_end_is_told_after_more_than_30_days_stays_until_it_was_told() {
        Responders.add("""
                {"watch_pattern": "%s", "actions": [
                  {"target_function": "test.actions.record", "on": "resolved", "delay_sec": 3000000}]}""".formatted(name));
        TestIssue issue = issues.open(name).resolve();
        statuses(issue, "pending");
        execute("UPDATE issue_projection SET applied_at = now() - interval '31 days' WHERE issue_id = ?", issue.id());

        forget.forget(ended);
        execute("UPDATE action SET run_at = now() WHERE issue_id = ?", issue.id());

        statuses(issue, "succeeded");
        forget.forget(ended);
        assertThat(isKept(issue)).isFalse();
    }

    private static void statuses(TestIssue issue, String... statuses) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(Responders.statusesOf(issue.id())).containsExactly(statuses));
    }

    private void execute(String sql, Object... arguments) {
        jdbi.useHandle(handle -> handle.execute(sql, arguments));
    }

    private boolean isKept(TestIssue issue) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT EXISTS (SELECT FROM issue_projection WHERE issue_id = :id)")
                        .bind("id", issue.id())
                        .mapTo(Boolean.class)
                        .one());
    }
}
