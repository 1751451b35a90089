package dev.amiss.issue.compat.pagerduty;

import static dev.amiss.issue.IssueApi.post;
import static dev.amiss.issue.IssueApi.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class EnqueueResourceTest {
    private static final String KEY = "e93facc04764012d7bfb002500d5d1a6";

    private static String trigger(String key, String dedup, String summary) {
        return """
                {"routing_key":"%s","event_action":"trigger","dedup_key":"%s","client":"Sample Monitoring Service",
                 "client_url":"https://monitoring.example.com",
                 "payload":{"summary":"%s","source":"prod-datapipe03.example.com","severity":"critical",
                  "timestamp":"2015-07-17T08:42:58.315+0000","component":"mysql","group":"prod-datapipe","class":"disk",
                  "custom_details":{"free space":"1%%","load avg":0.75}},
                 "links":[{"href":"https://example.com/","text":"Link text"}],
                 "images":[{"src":"https://example.com/a.png","href":"https://example.com/","alt":"text"}]}""".formatted(key, dedup, summary);
    }

    private static String action(String action, String key, String dedup) {
        return "{\"routing_key\":\"%s\",\"dedup_key\":\"%s\",\"event_action\":\"%s\"}".formatted(key, dedup, action);
    }

    private static JsonPath issues(String name) {
        return given().queryParam("name", name).get("/api/v1/issues").jsonPath();
    }

    private static String dedup() {
        return "srv01/" + UUID.randomUUID();
    }

    @Test
    void trigger_acknowledge_and_resolve_drive_an_issue() {
        String summary = unique("DISK at 99%");
        String dedup = dedup();

        post("/v2/enqueue", trigger(KEY, dedup, summary))
                .then()
                .statusCode(202)
                .body("status", equalTo("success"))
                .body("message", equalTo("Event processed"))
                .body("dedup_key", equalTo(dedup))
                .body("errors", nullValue());
        JsonPath issue = issues(summary);
        assertThat(issue.getString("items[0].severity")).isEqualTo("critical");
        assertThat(issue.getString("items[0].source")).isEqualTo("prod-datapipe03.example.com");
        assertThat(issue.getString("items[0].labels.component")).isEqualTo("mysql");
        assertThat(issue.getString("items[0].url")).isEqualTo("https://monitoring.example.com");
        assertThat(issue.getString("items[0].details.custom_details.'free space'"))
                .isEqualTo("1%");
        assertThat(issue.getString("items[0].details.links[0].href")).isEqualTo("https://example.com/");

        post("/v2/enqueue", action("acknowledge", KEY, dedup)).then().statusCode(202);
        assertThat(issues(summary).getString("items[0].status")).isEqualTo("acknowledged");
        post("/v2/enqueue", trigger(KEY, dedup, summary + " again")).then().statusCode(202);
        assertThat(issues(summary).getString("items[0].status")).isEqualTo("acknowledged");
        assertThat(issues(summary).getInt("items[0].occurrences")).isEqualTo(2);

        post("/v2/enqueue", action("resolve", KEY, dedup)).then().statusCode(202);
        assertThat(issues(summary).getString("items[0].status")).isEqualTo("resolved");
        post("/v2/enqueue", trigger(KEY, dedup, summary)).then().statusCode(202);
        assertThat(issues(summary).getList("items.status")).containsExactly("open", "resolved");
    }

    @Test
    void a_dedup_key_counts_within_its_routing_key() {
        String summary = unique("scoped");
        String dedup = dedup();
        post("/v2/enqueue", trigger(KEY, dedup, summary)).then().statusCode(202);

        post("/v2/enqueue", action("resolve", "another4764012d7bfb002500d5d1a6x", dedup))
                .then()
                .statusCode(202);

        assertThat(issues(summary).getList("items.status")).containsExactly("open");
    }

    @Test
    void a_trigger_without_dedup_key_is_given_one() {
        String summary = unique("new key");
        String dedup = post("/v2/enqueue", """
                        {"routing_key":"%s","event_action":"trigger","payload":{"summary":"%s","source":"s","severity":"info"}}""".formatted(KEY, summary))
                .then()
                .statusCode(202)
                .body("dedup_key", matchesPattern("[0-9a-f]{32}"))
                .extract()
                .path("dedup_key");

        post("/v2/enqueue", action("resolve", KEY, dedup)).then().statusCode(202);

        assertThat(issues(summary).getList("items.status")).containsExactly("resolved");
    }

    @Test
    void acknowledging_or_resolving_what_is_not_known_is_accepted_and_dropped() {
        post("/v2/enqueue", action("acknowledge", KEY, dedup())).then().statusCode(202);
        post("/v2/enqueue", action("resolve", KEY, dedup())).then().statusCode(202);
    }

    @Test
    void nothing_is_refused_for_its_length() {
        String dedup = "k".repeat(3_000);
        String summary = UUID.randomUUID() + "x".repeat(600_000);

        given().contentType("application/json")
                .body(trigger(KEY, dedup, summary).replace("\"1%\"", "\"" + "y".repeat(700_000) + "\""))
                .post("/v2/enqueue")
                .then()
                .statusCode(202)
                .body("dedup_key", equalTo(dedup));

        JsonPath found = given().queryParam("q", summary.substring(0, 36))
                .get("/api/v1/issues")
                .jsonPath();
        assertThat(found.getString("items[0].name")).hasSize(512);
        assertThat(found.getList("items[0].truncated")).contains("/name", "/details", "/dedup_key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"event_action\":\"resolve\",\"dedup_key\":\"a\"} | 'routing_key' is missing or blank",
                "{\"routing_key\":\"K\",\"dedup_key\":\"a\"} | 'event_action' is missing or blank",
                "{\"routing_key\":\"K\",\"event_action\":\"explode\"} | 'event_action' must be one of 'trigger', 'acknowledge' or 'resolve'",
                "{\"routing_key\":\"K\",\"event_action\":\"trigger\"} | 'payload.summary' is missing or blank",
                "{\"routing_key\":\"K\",\"event_action\":\"trigger\",\"payload\":{\"summary\":\" \"}} | 'payload.summary' is missing or blank",
                "{\"routing_key\":\"K\",\"event_action\":\"acknowledge\"} | 'dedup_key' is missing or blank",
            })
    void an_event_without_what_it_needs_is_invalid(String body, String error) {
        post("/v2/enqueue", body)
                .then()
                .statusCode(400)
                .body("status", equalTo("invalid event"))
                .body("message", equalTo("Event object is invalid"))
                .body("errors", hasItem(error));
    }

    @Test
    void what_is_no_json_object_is_not_recognized() {
        for (String body : new String[] {"{\"routing_key\":", "[]", ""}) {
            post("/v2/enqueue", body)
                    .then()
                    .statusCode(400)
                    .body("status", equalTo("Unrecognized object"))
                    .body("errors", contains("JSON parse error"));
        }
    }

    @Test
    void a_change_event_makes_no_issue_and_is_listed() {
        String summary = unique("Deployed 1.2");

        post("/v2/change/enqueue", """
                        {"routing_key":"%s","payload":{"summary":"%s","timestamp":"2026-11-23T20:00:00.000Z",
                         "source":"ci","custom_details":{"build":17}},
                         "links":[{"href":"https://ci.example.com/17","text":"build"}]}""".formatted(KEY, summary))
                .then()
                .statusCode(202)
                .body("status", equalTo("success"));

        assertThat(issues(summary).getList("items")).isEmpty();
        given().queryParam("limit", 1)
                .get("/api/v1/changes")
                .then()
                .statusCode(200)
                .body("items[0].summary", equalTo(summary))
                .body("items[0].source", equalTo("ci"))
                .body("items[0].occurred_at", equalTo("2026-11-23T20:00:00.000Z"))
                .body("items[0].details.build", equalTo(17))
                .body("items[0].actor", equalTo("anonymous"));
        post("/v2/change/enqueue", "{\"routing_key\":\"K\",\"payload\":{}}")
                .then()
                .statusCode(400)
                .body("errors", contains("'payload.summary' is missing or blank"));
    }
}
