package dev.amiss.responder.explain;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.amiss.model.Json;
import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.Responders;
import dev.amiss.responder.testing.Silences;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ExplainResourceTest {
    @Inject
    IssueFeed issues;

    private final String name = "why-" + UUID.randomUUID();

    private int responder(String conditions, String actionFields) {
        return Responders.add("""
                {"watch_pattern": "%s"%s, "actions": [{"target_function": "test.actions.record"%s}]}""".formatted(name, conditions, actionFields));
    }

    private static ValidatableResponse explain(TestIssue issue) {
        return given().get("/api/v1/explain/" + issue.id()).then().statusCode(200);
    }

    private void statuses(TestIssue issue, String... statuses) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(Responders.statusesOf(issue.id())).containsExactly(statuses));
    }

    private static String of(int responder) {
        return "responders.items.find { it.responder_id == " + responder + " }";
    }

    @Test
    void each_responder_says_whether_it_matches_and_by_which_condition_not() {
        int matching = responder("", ", \"delay_sec\": 600");
        int mild = responder(", \"severity\": \"critical\", \"labels\": {\"team\": \"x\"}", "");
        int erring = responder(", \"when\": \"issue.details.lag > 3\"", "");
        int disabled = responder(", \"enabled\": false", "");
        TestIssue issue = issues.draft(name).label("team", "y").create();
        statuses(issue, "pending");

        ValidatableResponse explained = given().get("/api/v1/explain/" + issue.id() + "?limit=500")
                .then()
                .statusCode(200);

        explained
                .body("responders.items[0].responder_id", equalTo(matching))
                .body("responders.matching", equalTo(1))
                .body(of(matching) + ".matches", equalTo(true))
                .body(of(matching) + ".summary", equalTo("matches: the name matches " + name))
                .body(of(mild) + ".matches", equalTo(false))
                .body(
                        of(mild) + ".summary",
                        equalTo("does not match: error is less than critical; label team is y and not x"))
                .body(of(mild) + ".conditions.holds", equalTo(List.of(true, false, false)))
                .body(of(erring) + ".summary", containsString("cannot be evaluated"))
                .body(of(disabled) + ".enabled", equalTo(false))
                .body(of(disabled) + ".matches", equalTo(true))
                .body(of(disabled) + ".actions[0].summary", equalTo("does not come: the responder is disabled"));
    }

    @Test
    void each_action_tells_its_story_and_what_comes_next_and_when() {
        Responders.add("""
                {"watch_pattern": "%s", "actions": [
                  {"target_function": "test.actions.record"},
                  {"target_function": "test.actions.record", "function_kwargs": {"end": "badly"}},
                  {"target_function": "test.actions.record", "delay_sec": 600},
                  {"target_function": "test.actions.record", "on": "resolved", "delay_sec": 5400}]}""".formatted(name));
        TestIssue issue = issues.open(name);
        statuses(issue, "pending", "failed", "succeeded");
        String due = Json.time(issue.openingAt().plusSeconds(600));

        explain(issue)
                .body("issue.name", equalTo(name))
                .body("actions.size()", equalTo(3))
                .body("actions.find { it.status == 'succeeded' }.attempt_log.size()", equalTo(1))
                .body("actions.find { it.status == 'failed' }.summary", containsString("after 1 attempt: not at all"))
                .body(
                        "actions.find { it.status == 'pending' }.summary",
                        equalTo("test.actions.record to door:front waits: due at " + due
                                + ", unless its issue is acknowledged, resolved or set to won't fix before"))
                .body("next.at", equalTo(due))
                .body("responders.items[0].actions.size()", equalTo(4))
                .body(
                        "responders.items[0].actions[3].summary",
                        equalTo("comes 1 h 30 min after the issue is resolved, if its beginning was told"))
                .body("summary", containsString("Of its actions 1 pending, 1 succeeded, 1 failed."))
                .body("summary", containsString("Next: test.actions.record to door:front waits"));
    }

    @Test
    void a_silence_that_mutes_it_is_named() {
        responder("", "");
        int silence = Silences.add(name, issues.now().plus(Duration.ofHours(1)).toString());
        TestIssue issue = issues.open(name);
        statuses(issue, "held");

        explain(issue)
                .body("silences.id", equalTo(List.of(silence)))
                .body("silences[0].summary", startsWith("muted by silence " + silence + " of anonymous until "))
                .body("actions[0].waits_for.kind", equalTo("silence"))
                .body("actions[0].waits_for.silence_id", equalTo(silence))
                .body("actions[0].summary", containsString("waits: muted by silence " + silence))
                .body("summary", containsString("Its actions are muted by silence " + silence));

        Silences.end(silence);
        statuses(issue, "succeeded");
        explain(issue).body("silences.size()", equalTo(0)).body("next", nullValue());
    }

    @Test
    void an_issue_that_does_not_exist_yet_is_explained_too() {
        int responder =
                responder(", \"severity\": \"warning\", \"labels\": {\"team\": \"a:b\"}", ", \"delay_sec\": 90");

        given().queryParam("name", name + " more")
                .queryParam("severity", "critical")
                .queryParam("label", "team:a:b")
                .get("/api/v1/explain")
                .then()
                .statusCode(200)
                .body("issue.id", equalTo(0))
                .body("responders.items[0].responder_id", equalTo(responder))
                .body("responders.items[0].matches", equalTo(true))
                .body(
                        "responders.items[0].actions[0].summary",
                        equalTo("would come 90 s after the issue opens, unless it is acknowledged, resolved or set to"
                                + " won't fix before"))
                .body("actions.size()", equalTo(0))
                .body("summary", containsString("would match"));
        given().queryParam("name", name)
                .queryParam("severity", "info")
                .queryParam("limit", 500)
                .get("/api/v1/explain")
                .then()
                .body(of(responder) + ".matches", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?name=",
                "?name=a&severity=odd",
                "?name=a&label=team",
                "?name=a&limit=0",
                "?name=a&cursor=x",
                "/1?cursor=x"
            })
    void a_wrong_question_is_refused(String question) {
        given().get("/api/v1/explain" + question)
                .then()
                .statusCode(question.startsWith("/1") ? 404 : 400)
                .contentType("application/problem+json");
    }

    @Test
    void an_issue_that_would_be_told_within_a_group_says_so() {
        int id = responder(", \"group\": {\"by\": [\"labels.team\"]}", "");

        given().queryParam("name", name)
                .queryParam("label", "team:payments")
                .get("/api/v1/explain")
                .then()
                .statusCode(200)
                .body(
                        of(id) + ".actions[0].summary",
                        equalTo("would come at once, in one message with the others of the group labels.team=payments,"
                                + " the first 30 s after the first of them, then one every 5 min at most, unless it is"
                                + " acknowledged, resolved or set to won't fix before"));
    }

    @Test
    void responders_come_page_by_page_those_that_match_first() {
        for (int each = 0; each < 3; each++) {
            responder("", ", \"delay_sec\": 600");
        }
        TestIssue issue = issues.open(name);
        statuses(issue, "pending", "pending", "pending");
        Set<Integer> seen = new HashSet<>();
        String cursor = "";
        for (int page = 0; page < 4 && cursor != null; page++) {
            var answer = given().queryParam("limit", 2)
                    .queryParam("cursor", cursor)
                    .get("/api/v1/explain/" + issue.id())
                    .then()
                    .statusCode(200)
                    .body("responders.matching", equalTo(3))
                    .extract();
            List<Integer> ids = answer.path("responders.items.responder_id");
            List<Boolean> matching = answer.path("responders.items.matches");
            assertThat(matching).isEqualTo(page == 0 ? List.of(true, true) : matching);
            assertThat(seen).doesNotContainAnyElementsOf(ids);
            seen.addAll(ids);
            cursor = answer.path("responders.next_cursor");
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void an_issue_that_is_not_known_is_not_found() {
        given().contentType(ContentType.JSON)
                .get("/api/v1/explain/999999999999")
                .then()
                .statusCode(404);
    }
}
