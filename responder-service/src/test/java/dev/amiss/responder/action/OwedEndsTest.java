package dev.amiss.responder.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amiss.responder.responder.ResponderCatalog;
import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.Responders;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OwedEndsTest {
    @Inject
    IssueFeed issues;

    @Inject
    OwedEnds owed;

    @Inject
    ResponderCatalog catalog;

    @Inject
    Jdbi jdbi;

    private final String name = "owed-" + UUID.randomUUID();

    @Test
    void an_issue_that_is_opened_again_while_its_end_is_looked_for_is_not_told_to_have_ended() {
        int id = Responders.add("""
                {"watch_pattern": "%s", "group": {"wait_sec": 0, "every_sec": 300},
                 "actions": [{"target_function": "test.actions.record"}]}""".formatted(name));
        TestIssue issue = issues.open(name);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(Responders.statusesOf(issue.id())).containsExactly("succeeded"));
        jdbi.useHandle(handle -> status(handle, issue, "resolved"));

        CompletableFuture<Void> settled = jdbi.inTransaction(reopening -> {
            status(reopening, issue, "open");
            CompletableFuture<Void> settling = CompletableFuture.runAsync(() -> settle(id));
            await().during(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> Responders.actionsOf(issue.id()).size() == 1);
            return settling;
        });

        settled.join();
        assertThat(Responders.statusesOf(issue.id())).containsExactly("succeeded");
    }

    private void settle(long responderId) {
        jdbi.useTransaction(handle -> {
            ResponderCatalog.Snapshot responders = catalog.current(handle);
            owed.settle(handle, responders, responders.find(responderId).orElseThrow());
        });
    }

    private static void status(Handle handle, TestIssue issue, String status) {
        handle.execute(
                "UPDATE issue_projection SET status = ?, issue = jsonb_set(issue, '{status}', to_jsonb(?::text))"
                        + " WHERE issue_id = ?",
                status,
                status,
                issue.id());
    }
}
