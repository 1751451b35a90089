package dev.amiss.responder.delivery.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Json;
import dev.amiss.responder.testing.Calls;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagerDutyEventTest {
    private static final ObjectNode KEY = Json.mapper().createObjectNode().put("routing_key", "k".repeat(32));

    @ParameterizedTest
    @CsvSource({
        "created,OPEN,trigger",
        "created,ACKNOWLEDGED,trigger",
        "created,RESOLVED,resolve",
        "created,WONT_FIX,resolve",
        "acknowledged,ACKNOWLEDGED,acknowledge",
        "acknowledged,RESOLVED,resolve",
        "resolved,RESOLVED,resolve",
        "resolved,WONT_FIX,resolve"
    })
    void follows_the_issue(String on, IssueStatus status, String action) {
        JsonNode event = PagerDutyEvent.of(Calls.about(Calls.issue(42, "x", status, Calls.details()), on, KEY));

        assertThat(event.path("event_action").asText()).isEqualTo(action);
        assertThat(event.path("dedup_key").asText()).isEqualTo("amiss-issue-42");
        assertThat(event.has("payload")).isEqualTo(action.equals("trigger"));
    }

    @Test
    void a_trigger_says_what_where_and_how_badly() {
        JsonNode event = PagerDutyEvent.of(Calls.about(Calls.open("gateway down"), "created", KEY));

        assertThat(event.at("/payload/summary").asText()).isEqualTo("gateway down");
        assertThat(event.at("/payload/source").asText()).isEqualTo("checkout");
        assertThat(event.at("/payload/severity").asText()).isEqualTo("critical");
        assertThat(event.at("/payload/timestamp").asText()).isEqualTo("2026-11-24T08:00:00.000Z");
        assertThat(event.at("/payload/custom_details/tried").intValue()).isEqualTo(3);
        assertThat(event.at("/links/0/href").asText()).isEqualTo("https://amiss.example.com/issues/42");
        assertThat(event.at("/links/1/text").asText()).isEqualTo("Runbook");
    }

    @Test
    void a_group_is_one_incident_until_all_is_clear() {
        JsonNode storm = PagerDutyEvent.of(Calls.aboutGroup("down", 30, 30));
        JsonNode clear = PagerDutyEvent.of(Calls.aboutGroup("down", 30, 0));

        assertThat(storm.path("event_action").asText()).isEqualTo("trigger");
        assertThat(storm.at("/payload/summary").asText()).isEqualTo("30 issues of labels.team=payments");
        assertThat(clear.path("event_action").asText()).isEqualTo("resolve");
        assertThat(clear.path("dedup_key")).isEqualTo(storm.path("dedup_key"));
    }

    @Test
    void keeps_within_1024_characters_and_512_kilobytes() {
        ObjectNode details = Calls.largeDetails();
        for (int index = 0; index < 40_000; index++) {
            details.put("field " + index, "value \"" + index);
        }

        JsonNode event = PagerDutyEvent.of(
                Calls.about(Calls.issue(42, "n".repeat(2_000), IssueStatus.OPEN, details), "created", KEY));

        assertThat(event.at("/payload/summary").asText()).hasSize(1_024).endsWith("…");
        assertThat(event.toString().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(10_000, 512 * 1024);
    }
}
