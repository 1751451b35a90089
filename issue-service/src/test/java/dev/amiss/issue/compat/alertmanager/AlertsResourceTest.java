package dev.amiss.issue.compat.alertmanager;

import static dev.amiss.issue.IssueApi.get;
import static dev.amiss.issue.IssueApi.patch;
import static dev.amiss.issue.IssueApi.post;
import static dev.amiss.issue.IssueApi.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import dev.amiss.service.clock.ServiceClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Payloads are as Prometheus 2.42 and amtool 0.25 send them. */
@QuarkusTest
class AlertsResourceTest {
    @Inject
    Clock clock;

    @Inject
    ServiceClock time;

    private static String unique() {
        return "Disk" + UUID.randomUUID().toString().substring(0, 8);
    }

    private String firing(String name) {
        Instant now = clock.instant();
        return """
                {"annotations":{"description":"99%% on /data","summary":"disk full"},"endsAt":"%s","startsAt":"%s",\
                "generatorURL":"http://prom:9090/graph?g0.expr=up+%%3D%%3D+0&g0.tab=1",\
                "labels":{"alertname":"%s","instance":"db1:9100","job":"node","severity":"critical"}}""".formatted(now.plusSeconds(240), now.minusSeconds(30), name);
    }

    private String resolved(String name) {
        Instant now = clock.instant();
        return """
                {"annotations":{"summary":"disk full"},"endsAt":"%s","startsAt":"%s","generatorURL":"",\
                "labels":{"alertname":"%s","instance":"db1:9100","job":"node","severity":"critical"}}""".formatted(now, now.minusSeconds(30), name);
    }

    private static JsonPath issuesNamed(String name) {
        return given().queryParam("name", name).get("/api/v1/issues").jsonPath();
    }

    private static JsonPath alerts(String... filters) {
        return given().queryParam("filter", (Object[]) filters)
                .get("/api/v2/alerts")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .jsonPath();
    }

    @Test
    void a_firing_alert_is_an_issue_with_its_labels_and_annotations() {
        String name = unique();

        post("/api/v2/alerts", "[" + firing(name) + "]").then().statusCode(200).body(emptyString());

        JsonPath issue = issuesNamed(name);
        assertThat(issue.getString("items[0].status")).isEqualTo("open");
        assertThat(issue.getString("items[0].severity")).isEqualTo("critical");
        assertThat(issue.getString("items[0].labels.instance")).isEqualTo("db1:9100");
        assertThat(issue.getString("items[0].details.annotations.summary")).isEqualTo("disk full");
        assertThat(issue.getString("items[0].url")).startsWith("http://prom:9090/graph");
        assertThat(issue.getString("items[0].dedup_key"))
                .isEqualTo("{alertname=\"" + name + "\", instance=\"db1:9100\", job=\"node\", severity=\"critical\"}");
        assertThat(issue.getString("items[0].expires_at")).isNotNull();
        assertThat(issue.getList("items[0].adjusted")).isEmpty();
    }

    @Test
    void an_alert_sent_again_is_folded_and_one_with_other_labels_is_another_issue() {
        String name = unique();
        post("/api/v2/alerts", "[" + firing(name) + "]");
        post("/api/v2/alerts", "[" + firing(name) + "," + firing(name).replace("db1", "db2") + "]")
                .then()
                .statusCode(200);

        assertThat(issuesNamed(name).getList("items.occurrences")).containsExactlyInAnyOrder(2, 1);
    }

    @Test
    void a_resolved_alert_resolves_its_issue_and_sent_again_does_nothing() {
        String name = unique();
        post("/api/v2/alerts", "[" + firing(name) + "]");
        post("/api/v2/alerts", "[" + resolved(name) + "]").then().statusCode(200);
        post("/api/v2/alerts", "[" + resolved(name) + "]").then().statusCode(200);

        assertThat(issuesNamed(name).getList("items.status")).containsExactly("resolved");
    }

    @Test
    void an_alert_without_an_end_is_over_after_the_resolve_timeout_unless_it_is_sent_again() {
        String name = unique();
        String alert = "[{\"labels\":{\"alertname\":\"%s\"}}]".formatted(name);
        post("/api/v2/alerts", alert).then().statusCode(200);
        JsonPath first = issuesNamed(name);
        Duration left = Duration.between(
                Instant.parse(first.getString("items[0].last_seen_at")),
                Instant.parse(first.getString("items[0].expires_at")));
        assertThat(left).isEqualTo(Duration.ofMinutes(5));

        time.move(Duration.ofMinutes(4));
        try {
            post("/api/v2/alerts", alert).then().statusCode(200);
            time.move(Duration.ofMinutes(2));
            assertThat(issuesNamed(name).getString("items[0].status")).isEqualTo("open");

            time.move(Duration.ofMinutes(4));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> issuesNamed(name).getString("items[0].status").equals("resolved"));
        } finally {
            time.move(Duration.ofMinutes(-10));
        }
    }

    @Test
    void valid_alerts_are_stored_although_others_are_refused_in_the_words_of_alertmanager() {
        String name = unique();

        String answer = post("/api/v2/alerts", """
                        [{"labels":{}}, %s, {"labels":{"a":""}}, {"labels":{"alertname":"x"},
                          "startsAt":"2026-11-23T21:00:00Z","endsAt":"2026-11-23T20:00:00Z"},
                         {"labels":{"":"x"}}, {"labels":{"a":"b"},"annotations":{"":"x"}}, 7]""".formatted(firing(name)))
                .then()
                .statusCode(400)
                .contentType("application/json")
                .extract()
                .asString();

        assertThat(answer)
                .isEqualTo("\"at least one label pair required\\nat least one label pair required"
                        + "\\nstart time must be before end time\\ninvalid label set: invalid name \\\"\\\""
                        + "\\ninvalid annotations: invalid name \\\"\\\"\\nat least one label pair required\"");
        assertThat(issuesNamed(name).getList("items")).hasSize(1);
    }

    @Test
    void what_is_no_list_of_alerts_is_refused_as_a_whole() {
        post("/api/v2/alerts", "{\"labels\":{}}")
                .then()
                .statusCode(400)
                .body("code", equalTo(400))
                .body("message", startsWith("parsing alerts body"));
        post("/api/v2/alerts", "[{\"labels\":").then().statusCode(400).body("code", equalTo(400));
        given().contentType("text/plain")
                .body("[]")
                .post("/api/v2/alerts")
                .then()
                .statusCode(415)
                .body("code", equalTo(415));
        post("/api/v2/alerts", "[]").then().statusCode(200);
    }

    @Test
    void alerts_are_read_back_as_they_were_sent() {
        String name = unique();
        post("/api/v2/alerts", "[" + firing(name) + "]");

        JsonPath alerts = alerts("alertname=\"" + name + "\"");

        assertThat(alerts.getList("")).hasSize(1);
        assertThat(alerts.getMap("[0].labels"))
                .isEqualTo(java.util.Map.of(
                        "alertname", name, "instance", "db1:9100", "job", "node", "severity", "critical"));
        assertThat(alerts.getString("[0].annotations.description")).isEqualTo("99% on /data");
        assertThat(alerts.getString("[0].generatorURL")).startsWith("http://prom:9090/graph");
        assertThat(alerts.getString("[0].fingerprint")).matches("[0-9a-f]{16}");
        assertThat(alerts.getString("[0].startsAt")).endsWith("Z");
        assertThat(alerts.getString("[0].endsAt")).endsWith("Z");
        assertThat(alerts.getString("[0].updatedAt")).endsWith("Z");
        assertThat(alerts.getString("[0].receivers[0].name")).isEqualTo("amiss");
        assertThat(alerts.getString("[0].status.state")).isEqualTo("active");
        assertThat(alerts.getList("[0].status.silencedBy")).isEmpty();
        assertThat(alerts.getList("[0].status.inhibitedBy")).isEmpty();
    }

    @Test
    void filters_choose_among_alerts() {
        String name = unique();
        post("/api/v2/alerts", "[" + firing(name) + "," + firing(name).replace("db1", "web1") + "]");
        String ofName = "alertname=\"" + name + "\"";

        assertThat(alerts(ofName).getList("")).hasSize(2);
        assertThat(alerts(ofName, "instance=~\"db.*\"").getList("labels.instance"))
                .isEqualTo(List.of("db1:9100"));
        assertThat(alerts(ofName, "instance!~\"db.*\"").getList("labels.instance"))
                .isEqualTo(List.of("web1:9100"));
        assertThat(alerts(ofName, "job=\"node\"", "severity=\"critical\"").getList(""))
                .hasSize(2);
        assertThat(alerts(ofName, "job=\"other\"").getList("")).isEmpty();
        given().queryParam("filter", "alertname=~\"(\"")
                .get("/api/v2/alerts")
                .then()
                .statusCode(400)
                .body(containsString("error parsing regexp"));
        given().queryParam("filter", ofName)
                .queryParam("receiver", "team-.*")
                .get("/api/v2/alerts")
                .then()
                .statusCode(200)
                .body("", hasSize(0));
    }

    @Test
    void other_issues_are_alerts_too_and_those_that_wont_be_fixed_are_suppressed() {
        String name = unique();
        long id = report(
                        "{\"name\":\"%s\",\"severity\":\"warning\",\"labels\":{\"team\":\"shop\"},\"details\":{\"n\":1}}"
                                .formatted(name))
                .jsonPath()
                .getLong("id");

        given().queryParam("filter", "team=\"shop\"", "alertname=\"" + name + "\"")
                .get("/api/v2/alerts")
                .then()
                .statusCode(200)
                .body("[0].labels.alertname", equalTo(name))
                .body("[0].labels.severity", equalTo("warning"))
                .body("[0].annotations.issue_id", equalTo(Long.toString(id)))
                .body("[0].annotations.details", equalTo("{\"n\":1}"));

        patch(id, "{\"status\":\"wont_fix\"}").then().statusCode(200);
        JsonPath suppressed = alerts("alertname=\"" + name + "\"");
        assertThat(suppressed.getString("[0].status.state")).isEqualTo("suppressed");
        given().queryParam("filter", "alertname=\"" + name + "\"")
                .queryParam("silenced", "false")
                .get("/api/v2/alerts")
                .then()
                .body("", hasSize(0));
    }

    @Test
    void groups_hold_the_alerts_of_a_name() {
        String name = unique();
        post("/api/v2/alerts", "[" + firing(name) + "," + firing(name).replace("db1", "web1") + "]");

        given().queryParam("filter", "alertname=\"" + name + "\"")
                .get("/api/v2/alerts/groups")
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].labels.alertname", equalTo(name))
                .body("[0].receiver.name", equalTo("amiss"))
                .body("[0].alerts", hasSize(2));
    }

    @Test
    void what_else_clients_ask_is_answered() {
        given().get("/api/v2/status")
                .then()
                .statusCode(200)
                .body("cluster.status", equalTo("disabled"))
                .body("versionInfo.version", matchesPattern("\\d+\\.\\d+\\.\\d+"))
                .body("versionInfo.goVersion", equalTo(""))
                .body("config.original", containsString("receiver: amiss"))
                .body("uptime", matchesPattern("\\d{4}-.*Z"));
        given().get("/api/v2/receivers").then().statusCode(200).body("name", contains("amiss"));
        given().get("/api/v2/silences").then().statusCode(200).body("", hasSize(0));
        given().get("/-/healthy").then().statusCode(200).body(equalTo("OK"));
        given().head("/-/healthy").then().statusCode(200);
        given().get("/-/ready").then().statusCode(200);
    }

    @Test
    void an_alert_cannot_be_resolved_by_another_protocol() {
        String name = unique();
        post("/api/v2/alerts", "[" + firing(name) + "]");
        long id = issuesNamed(name).getLong("items[0].id");

        post("/api/v1/recoveries", "{\"name\":\"%s\"}".formatted(name)).then().statusCode(204);

        assertThat(get(id).getString("status")).isEqualTo("open");
    }
}
