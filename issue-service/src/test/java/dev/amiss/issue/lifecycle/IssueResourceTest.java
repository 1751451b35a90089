package dev.amiss.issue.lifecycle;

import static dev.amiss.issue.IssueApi.fail;
import static dev.amiss.issue.IssueApi.get;
import static dev.amiss.issue.IssueApi.history;
import static dev.amiss.issue.IssueApi.patch;
import static dev.amiss.issue.IssueApi.post;
import static dev.amiss.issue.IssueApi.report;
import static dev.amiss.issue.IssueApi.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.amiss.embedded.RealParts;
import dev.amiss.embedded.TopicReader;
import dev.amiss.model.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IssueResourceTest {
    @Test
    void acknowledging_and_taking_it_back_keeps_the_opening() {
        long id = fail(unique("ack"));

        patch(id, "{\"status\": \"acknowledged\", \"comment\": \"on it\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("acknowledged"))
                .body("acknowledged_at", notNullValue());
        patch(id, "{\"status\": \"open\"}")
                .then()
                .statusCode(200)
                .body("acknowledged_at", nullValue())
                .body("opening", equalTo(1));

        assertThat(history(id).getList("items.kind"))
                .containsExactly("created", "acknowledged", "commented", "unacknowledged");
        assertThat(history(id).getList("items.summary")).contains("on it");
    }

    @Test
    void reopening_a_resolved_issue_is_a_new_opening() {
        long id = fail(unique("reopen"));
        Instant first = Instant.parse(get(id).getString("opening_at"));
        patch(id, "{\"status\": \"resolved\"}").then().statusCode(200).body("resolved_at", notNullValue());

        patch(id, "{\"status\": \"open\"}")
                .then()
                .statusCode(200)
                .body("opening", equalTo(2))
                .body("resolved_at", nullValue());

        assertThat(Instant.parse(get(id).getString("opening_at"))).isAfter(first);
    }

    @Test
    void a_resolved_issue_whose_key_another_holds_stays_resolved() {
        String name = unique("held");
        long old = fail(name);
        patch(old, "{\"status\": \"resolved\"}").then().statusCode(200);
        long holder = fail(name);

        patch(old, "{\"status\": \"open\"}")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("holder_id", equalTo((int) holder))
                .body("detail", containsString(String.valueOf(holder)));
    }

    @Test
    void a_transition_that_is_not_allowed_says_which_are() {
        long id = fail(unique("forbidden"));
        patch(id, "{\"status\": \"resolved\"}").then().statusCode(200);

        patch(id, "{\"status\": \"acknowledged\"}")
                .then()
                .statusCode(409)
                .body("detail", containsString("it can become open"));
    }

    @Test
    void a_patch_for_another_version_is_refused_and_changes_nothing() {
        long id = fail(unique("version"));

        patch(id, "{\"status\": \"resolved\", \"version\": 7}").then().statusCode(409);

        assertThat(get(id).getString("status")).isEqualTo("open");
    }

    @Test
    void all_wrong_fields_of_a_patch_are_named() {
        long id = fail(unique("strict"));

        patch(id, "{\"status\": \"done\", \"severity\": 1, \"stauts\": \"open\"}")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/status", "/severity", "/stauts"));
    }

    @Test
    void a_patch_that_is_no_json_is_refused_with_the_place() {
        long id = fail(unique("broken"));

        patch(id, "{\"status\": ")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].detail", containsString("line 1"));
        patch(id, "[]").then().statusCode(400).body("errors.pointer", contains(""));
    }

    @Test
    void what_an_operator_set_is_not_changed_by_repeats() {
        String name = unique("pinned");
        long id = fail(name);
        patch(id, "{\"severity\": \"info\", \"labels\": {\"team\": \"a\"}}")
                .then()
                .statusCode(200)
                .body("severity", equalTo("info"))
                .body("version", equalTo(2));

        report("{\"name\": \"%s\", \"severity\": \"critical\", \"labels\": {\"team\": \"b\"}}".formatted(name))
                .then()
                .statusCode(200)
                .body("severity", equalTo("info"))
                .body("labels.team", equalTo("a"));
    }

    @Test
    void a_wont_fix_issue_counts_and_stays_silent_and_no_recovery_touches_it() {
        String name = unique("wont fix");
        long id = fail(name);
        patch(id, "{\"status\": \"wont_fix\"}").then().statusCode(200);
        int version = get(id).getInt("version");

        for (int i = 0; i < 3; i++) {
            report("{\"name\": \"%s\", \"severity\": \"critical\"}".formatted(name))
                    .then()
                    .statusCode(200);
        }
        post("/api/v1/recoveries", "{\"name\": \"%s\"}".formatted(name))
                .then()
                .statusCode(200)
                .body("status", equalTo("wont_fix"));

        assertThat(get(id).getInt("occurrences")).isEqualTo(4);
        assertThat(get(id).getInt("version")).isEqualTo(version);
        assertThat(history(id).getList("items.kind")).containsExactly("created", "wont_fix");
    }

    @Test
    void a_new_issue_names_the_one_of_its_key_that_was_resolved_last() {
        String name = unique("again");
        long older = fail(name);
        patch(older, "{\"status\": \"resolved\"}").then().statusCode(200);
        long newer = fail(name);
        patch(newer, "{\"status\": \"resolved\"}").then().statusCode(200);
        patch(older, "{\"status\": \"open\"}").then().statusCode(200);
        patch(older, "{\"status\": \"resolved\"}").then().statusCode(200);

        report("{\"name\": \"%s\"}".formatted(name)).then().statusCode(201).body("previous_id", equalTo((int) older));
    }

    @Test
    void an_erased_issue_is_gone_with_its_text_and_frees_its_key() {
        String name = unique("erase me");
        long id = fail(name);

        given().delete("/api/v1/issues/" + id).then().statusCode(204);

        given().get("/api/v1/issues/" + id).then().statusCode(404);
        given().get("/api/v1/issues/" + id + "/history").then().statusCode(404);
        report("{\"name\": \"%s\"}".formatted(name)).then().statusCode(201);
    }

    @Test
    void an_issue_erased_while_it_is_open_is_told_as_resolved_and_then_without_content() {
        try (TopicReader topic = new TopicReader(RealParts.bootstrap(), Topics.ISSUE_EVENTS)) {
            long id = report("""
                            {"name": "%s", "source": "shop", "record": {"type": "user", "id": "42"}}""".formatted(unique("erase me"))).jsonPath().getLong("id");

            given().delete("/api/v1/issues/" + id).then().statusCode(204);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(eventsOf(topic, id))
                            .extracting(event -> event.getString("type"), event -> event.getInt("issue.version"))
                            .containsExactly(
                                    tuple("issue.created", 1), tuple("issue.resolved", 2), tuple("issue.deleted", 3)));
            JsonPath resolved = eventsOf(topic, id).get(1);
            assertThat(resolved.getString("issue.source")).isEqualTo("shop");
            assertThat(resolved.getString("issue.record.id")).isEqualTo("42");
            JsonPath deleted = eventsOf(topic, id).get(2);
            assertThat(deleted.getString("issue.status")).isEqualTo("resolved");
            assertThat(deleted.getString("issue.name")).isEqualTo("(erased)");
            assertThat(deleted.getString("issue.source")).isNull();
            assertThat(deleted.getMap("issue.record")).isNull();
        }
    }

    @Test
    void an_issue_erased_after_its_end_is_not_resolved_once_more() {
        try (TopicReader topic = new TopicReader(RealParts.bootstrap(), Topics.ISSUE_EVENTS)) {
            long id = fail(unique("erase me"));
            patch(id, "{\"status\": \"resolved\"}").then().statusCode(200);

            given().delete("/api/v1/issues/" + id).then().statusCode(204);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(eventsOf(topic, id))
                            .extracting(event -> event.getString("type"))
                            .containsExactly("issue.created", "issue.resolved", "issue.deleted"));
        }
    }

    private static List<JsonPath> eventsOf(TopicReader topic, long issue) {
        return topic.records().stream()
                .filter(record -> String.valueOf(issue).equals(record.key()))
                .map(record -> JsonPath.from(record.value()))
                .toList();
    }

    @Test
    void a_comment_without_text_is_refused_and_one_with_text_is_history() {
        long id = fail(unique("comment"));

        post("/api/v1/issues/" + id + "/comments", "{}")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/comment"));
        post("/api/v1/issues/" + id + "/comments", "{\"comment\": \"looked at it\"}")
                .then()
                .statusCode(201)
                .body("kind", equalTo("commented"))
                .body("actor", equalTo("anonymous"));

        assertThat(history(id).getList("items.summary")).contains("looked at it");
    }

    @Test
    void the_description_says_that_a_comment_answers_a_line_of_history() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body(
                        "paths.'/api/v1/issues/{id}/comments'.post.responses.'201'.content.'application/json'.schema.$ref",
                        equalTo("#/components/schemas/HistoryView"));
    }

    @Test
    void a_comment_repeated_under_one_idempotency_key_is_written_once() {
        long id = fail(unique("once"));
        String key = unique("key");
        for (int i = 0; i < 2; i++) {
            given().contentType("application/json")
                    .header("Idempotency-Key", key)
                    .body("{\"comment\": \"once\"}")
                    .post("/api/v1/issues/" + id + "/comments")
                    .then()
                    .statusCode(201)
                    .body("summary", equalTo("once"));
        }
        given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body("{\"comment\": \"another\"}")
                .post("/api/v1/issues/" + id + "/comments")
                .then()
                .statusCode(409);

        assertThat(history(id).getList("items.kind")).containsExactly("created", "commented");
    }

    @Test
    void a_republication_repeated_under_one_idempotency_key_is_answered_as_the_first() {
        var request = given().header("Idempotency-Key", unique("republish"));
        fail(unique("told"));
        long first = request.post("/api/v1/issues/republish").jsonPath().getLong("published");
        fail(unique("told"));

        long repeated = request.post("/api/v1/issues/republish").jsonPath().getLong("published");

        assertThat(first).isPositive();
        assertThat(repeated).isEqualTo(first);
    }

    @Test
    void an_unknown_issue_and_an_unknown_path_are_problems() {
        given().get("/api/v1/issues/999999999")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404));
        given().get("/api/v1/nothing").then().statusCode(404).contentType("application/problem+json");
        given().delete("/api/v1/issues").then().statusCode(405).contentType("application/problem+json");
        given().contentType("text/plain")
                .body("x")
                .post("/api/v1/issues")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }
}
