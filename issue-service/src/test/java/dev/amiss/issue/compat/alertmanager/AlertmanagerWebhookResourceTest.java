package dev.amiss.issue.compat.alertmanager;

import static dev.amiss.issue.IssueApi.get;
import static dev.amiss.issue.IssueApi.history;
import static dev.amiss.issue.IssueApi.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AlertmanagerWebhookResourceTest {
    private static final String WEBHOOK = "/integrations/alertmanager";

    /** As Alertmanager 0.27 sends it. */
    private static String notification(String status, String name, String endsAt) {
        return """
                {"receiver":"amiss","status":"%1$s","alerts":[{"status":"%1$s","labels":{"alertname":"%2$s",\
                "instance":"db1","severity":"warning"},"annotations":{"summary":"disk 99%%"},\
                "startsAt":"2026-11-23T20:00:00.123Z","endsAt":"%3$s",\
                "generatorURL":"http://prom:9090/graph?g0.expr=x","fingerprint":"1a30ba71cca2921f"}],\
                "groupLabels":{"alertname":"%2$s"},"commonLabels":{"alertname":"%2$s"},\
                "commonAnnotations":{"summary":"disk 99%%"},"externalURL":"http://am:9093","version":"4",\
                "groupKey":"{}:{alertname=\\"%2$s\\"}","truncatedAlerts":0}""".formatted(status, name, endsAt);
    }

    private static String unique() {
        return "Webhook" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void firing_and_resolved_alerts_open_and_resolve_an_issue() {
        String name = unique();
        long id = post(WEBHOOK, notification("firing", name, "0001-01-01T00:00:00Z"))
                .then()
                .statusCode(200)
                .body("results.status", contains(201))
                .extract()
                .jsonPath()
                .getLong("results[0].id");
        JsonPath issue = get(id);
        assertThat(issue.getString("name")).isEqualTo(name);
        assertThat(issue.getString("severity")).isEqualTo("warning");
        assertThat(issue.getString("expires_at")).isNull();
        assertThat(issue.getString("details.groupKey")).isEqualTo("{}:{alertname=\"" + name + "\"}");
        assertThat(issue.getString("details.externalURL")).isEqualTo("http://am:9093");
        assertThat(issue.getString("details.endsAt")).isNull();
        assertThat(issue.getString("details.truncatedAlerts")).isNull();

        post(WEBHOOK, notification("resolved", name, "2026-11-23T20:05:00Z"))
                .then()
                .statusCode(200)
                .body("results.status", contains(200));

        assertThat(get(id).getString("status")).isEqualTo("resolved");
        assertThat(history(id).getList("items.kind")).contains("created", "resolved");
    }

    @Test
    void what_grafana_adds_is_kept() {
        String name = unique();
        long id = post(WEBHOOK, """
                        {"receiver":"amiss","status":"firing","orgId":1,"alerts":[{"status":"firing",
                         "labels":{"alertname":"%s","grafana_folder":"Shop"},"annotations":{"summary":"slow"},
                         "startsAt":"2026-11-23T20:00:00Z","endsAt":"0001-01-01T00:00:00Z",
                         "generatorURL":"http://grafana/alerting/grafana/abc/view?orgId=1","fingerprint":"c6eadffa33fcdf37",
                         "silenceURL":"http://grafana/alerting/silence/new?x=y","dashboardURL":"http://grafana/d/abc",
                         "panelURL":"http://grafana/d/abc?viewPanel=1","values":{"A":1.5,"C":1},
                         "valueString":"[ var='A' labels={} value=1.5 ]"}],
                         "groupLabels":{},"commonLabels":{},"commonAnnotations":{},"externalURL":"http://grafana/",
                         "version":"1","groupKey":"{}:{}","truncatedAlerts":0,"title":"[FIRING:1]","state":"alerting",
                         "message":"**Firing**"}""".formatted(name))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("results[0].id");

        JsonPath issue = get(id);
        assertThat(issue.getFloat("details.values.A")).isEqualTo(1.5f);
        assertThat(issue.getString("details.dashboardURL")).isEqualTo("http://grafana/d/abc");
        assertThat(issue.getString("details.silenceURL")).startsWith("http://grafana/alerting/silence");
        assertThat(issue.getInt("details.orgId")).isEqualTo(1);
    }

    @Test
    void the_webhook_and_the_api_know_an_alert_as_the_same() {
        String name = unique();
        post(
                        "/api/v2/alerts",
                        "[{\"labels\":{\"alertname\":\"%s\",\"instance\":\"db1\",\"severity\":\"warning\"}}]"
                                .formatted(name))
                .then()
                .statusCode(200);

        post(WEBHOOK, notification("firing", name, "0001-01-01T00:00:00Z"))
                .then()
                .statusCode(200)
                .body("results.status", contains(200));
    }

    @Test
    void another_payload_is_refused_by_pointer() {
        post(WEBHOOK, "{\"text\":\"disk full\"}")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/alerts"));
        post(WEBHOOK, "{\"alerts\":[{\"labels\":{}}]}").then().statusCode(200).body("results.status", contains(400));
    }
}
