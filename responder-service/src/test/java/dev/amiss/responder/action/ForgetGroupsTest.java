package dev.amiss.responder.action;

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

@QuarkusTest
class ForgetGroupsTest {
    @Inject
    IssueFeed issues;

    @Inject
    ForgetGroups groups;

    @Inject
    ForgetOldRows forget;

    @Inject
    Jdbi jdbi;

    private final String name = "old-group-" + UUID.randomUUID();

    @Test
    void a_group_that_told_of_nothing_for_long_goes_once_its_issues_are_over_and_comes_back_when_it_is_needed() {
        int responder = Responders.add("""
                {"watch_pattern": "%s", "group": {"wait_sec": 0, "every_sec": 1},
                 "actions": [{"target_function": "test.actions.record"}]}""".formatted(name));
        TestIssue issue = issues.open(name);
        statuses(issue, "succeeded");
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE action_group SET last_sent_at = now() - interval '181 days' WHERE responder_id = ?",
                responder));

        forget.forget(groups);
        assertThat(groupsOf(responder)).isEqualTo(1);
        issue.resolve();
        statuses(issue, "succeeded", "succeeded");
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE action_group SET last_sent_at = now() - interval '181 days' WHERE responder_id = ?",
                responder));

        forget.forget(groups);
        assertThat(groupsOf(responder)).isZero();
        statuses(issues.open(name), "succeeded");
        assertThat(groupsOf(responder)).isEqualTo(1);
    }

    private static void statuses(TestIssue issue, String... statuses) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(Responders.statusesOf(issue.id())).containsExactly(statuses));
    }

    private long groupsOf(int responder) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM action_group WHERE responder_id = :responder")
                        .bind("responder", responder)
                        .mapTo(Long.class)
                        .one());
    }
}
