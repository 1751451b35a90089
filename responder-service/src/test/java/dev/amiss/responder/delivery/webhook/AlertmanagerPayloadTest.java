package dev.amiss.responder.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.IssueStatus;
import dev.amiss.responder.testing.Calls;
import org.junit.jupiter.api.Test;

class AlertmanagerPayloadTest {
    @Test
    void an_issue_is_an_alert_that_fires() {
        JsonNode payload = AlertmanagerPayload.of(Calls.about(Calls.open("say \"hi\"")));

        assertThat(Calls.json(payload.toString())).isEqualTo(Calls.json("""
                        {"version": "4", "groupKey": "{}:{alertname=\\"say \\\\\\"hi\\\\\\"\\"}", "truncatedAlerts": 0,
                         "status": "firing", "receiver": "payments on call",
                         "notification_reason": "first notification", "groupLabels": {"alertname": "say \\"hi\\""},
                         "commonLabels": {"alertname": "say \\"hi\\"", "severity": "critical", "source": "checkout",
                           "team": "payments"},
                         "commonAnnotations": {"owner": "Pia", "runbook_url": "https://wiki.example.com/rb",
                           "summary": "say \\"hi\\"", "tried": "3"},
                         "routeLabels": {}, "externalURL": "https://amiss.example.com",
                         "alerts": [{"status": "firing",
                           "labels": {"alertname": "say \\"hi\\"", "severity": "critical", "source": "checkout",
                             "team": "payments"},
                           "annotations": {"owner": "Pia", "runbook_url": "https://wiki.example.com/rb",
                             "summary": "say \\"hi\\"", "tried": "3"},
                           "startsAt": "2026-11-24T08:00:00.000Z", "endsAt": "0001-01-01T00:00:00Z",
                           "generatorURL": "https://amiss.example.com/issues/42",
                           "fingerprint": "000000000000002a"}]}"""));
    }

    @Test
    void an_issue_that_ended_is_resolved_and_says_when() {
        JsonNode payload =
                AlertmanagerPayload.of(Calls.about(Calls.issue(42, "x", IssueStatus.RESOLVED, Calls.details())));

        assertThat(payload.path("status").asText()).isEqualTo("resolved");
        assertThat(payload.at("/alerts/0/status").asText()).isEqualTo("resolved");
        assertThat(payload.at("/alerts/0/endsAt").asText()).isEqualTo("2026-11-24T10:05:05.000Z");
    }

    @Test
    void a_group_has_an_alert_for_each_that_is_named() {
        JsonNode payload = AlertmanagerPayload.of(Calls.aboutGroup("down", 25, 24));

        assertThat(payload.path("alerts")).hasSize(20);
        assertThat(payload.path("truncatedAlerts").intValue()).isEqualTo(5);
        assertThat(payload.path("status").asText()).isEqualTo("firing");
        assertThat(payload.path("groupKey").asText()).isEqualTo("{}:{group=\"g7\"}");
        assertThat(payload.path("commonLabels").toString()).contains("payments").doesNotContain("alertname");
    }
}
