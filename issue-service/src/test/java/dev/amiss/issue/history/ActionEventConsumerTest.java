package dev.amiss.issue.history;

import static dev.amiss.issue.IssueApi.fail;
import static dev.amiss.issue.IssueApi.history;
import static dev.amiss.issue.IssueApi.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.amiss.embedded.RealParts;
import dev.amiss.embedded.TopicReader;
import dev.amiss.model.Action;
import dev.amiss.model.ActionEvent;
import dev.amiss.model.ActionEventType;
import dev.amiss.model.ActionStatus;
import dev.amiss.model.Json;
import dev.amiss.model.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ActionEventConsumerTest {
    private static void send(long issueId, ActionEventType type, String id) throws Exception {
        Instant due = Instant.parse("2026-11-23T20:00:00Z");
        Action action = new Action(
                5,
                issueId,
                1,
                1,
                9,
                "first aid",
                "issue.actions.email",
                due,
                null,
                null,
                1,
                ActionStatus.PENDING,
                Json.mapper().readTree("{\"reason\": \"resolved\"}"),
                "email:example.com");
        ActionEvent event = new ActionEvent(id, type, due, "responder:9", 1, issueId, action);
        TopicReader.send(
                RealParts.bootstrap(),
                Topics.ACTION_EVENTS,
                String.valueOf(issueId),
                Json.mapper().writeValueAsString(event),
                Map.of());
    }

    @Test
    void what_a_responder_did_stands_in_the_issues_history_once() throws Exception {
        long id = fail(unique("told"));
        String first = UUID.randomUUID().toString();

        send(id, ActionEventType.SCHEDULED, first);
        send(id, ActionEventType.SCHEDULED, first);
        send(id, ActionEventType.CANCELLED, UUID.randomUUID().toString());

        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> history(id).getList("items.kind"),
                        equalTo(List.of("created", "action_scheduled", "action_cancelled")));
        assertThat(history(id).getString("items[1].actor")).isEqualTo("responder:9");
        assertThat(history(id).getString("items[1].summary")).contains("due at 2026-11-23T20:00:00.000Z");
        assertThat(history(id).getString("items[2].summary")).contains("resolved");
        assertThat(history(id).getString("items[1].data.action.target_function"))
                .isEqualTo("issue.actions.email");
    }
}
