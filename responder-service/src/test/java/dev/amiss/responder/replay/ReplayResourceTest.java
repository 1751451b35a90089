package dev.amiss.responder.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.RecordingFunction;
import dev.amiss.responder.testing.Responders;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ReplayResourceTest {
    @Inject
    IssueFeed issues;

    @Inject
    RecordingFunction function;

    @Inject
    Jdbi jdbi;

    private final String name = "again-" + UUID.randomUUID();

    private String responder(String id, String actionFields) {
        return """
                {%s"watch_pattern": "%s", "actions": [{"target_function": "test.actions.record"%s}]}""".formatted(id, name, actionFields);
    }

    private static ValidatableResponse replay(String responder) {
        return given().contentType(ContentType.JSON)
                .body("{\"responder\": " + responder + "}")
                .post("/api/v1/responders/replay")
                .then();
    }

    private void statuses(TestIssue issue, String... statuses) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(Responders.statusesOf(issue.id())).containsExactly(statuses));
    }

    private void isKnownToHaveChanged(TestIssue issue, int times) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbi.withHandle(
                                handle -> handle.createQuery("SELECT count(*) FROM issue_change WHERE issue_id = :id")
                                        .bind("id", issue.id())
                                        .mapTo(Integer.class)
                                        .one())
                        == times);
    }

    @Test
    void a_new_responder_says_whom_it_would_have_told_and_does_nothing() {
        TestIssue issue =
                issues.draft(name).openedAgo(3_600).create().acknowledge().unacknowledge();
        TestIssue brief = issues.draft(name).openedAgo(10).create().resolve();
        isKnownToHaveChanged(issue, 3);
        isKnownToHaveChanged(brief, 2);

        replay(responder("", ", \"delay_sec\": 600, \"function_kwargs\": {\"door\": \"back\"}"))
                .statusCode(200)
                .body("totals.matching", equalTo(2))
                .body("totals.would_tell", equalTo(1))
                .body("totals.did_tell", equalTo(0))
                .body("is_complete", equalTo(true))
                .body("summary", startsWith("It would have sent 1 message about "))
                .body("items.size()", equalTo(1))
                .body("items[0].issue.name", equalTo(name))
                .body("items[0].difference", nullValue())
                .body("items[0].would[0].destination", equalTo("door:back"))
                .body("items[0].would[0].on", equalTo("created"));
        assertThat(function.callsAbout(issue.id())).isEmpty();
    }

    @Test
    void a_stored_responder_did_what_it_would_have_done_and_a_changed_one_differs() {
        int id = Responders.add(responder("", ""));
        TestIssue issue = issues.open(name);
        statuses(issue, "succeeded");

        replay(Integer.toString(id))
                .statusCode(200)
                .body("totals.same", equalTo(1))
                .body("totals.changed", equalTo(0))
                .body("items[0].difference", equalTo("same"))
                .body("items[0].did[0].action_id", greaterThan(0));
        replay(responder("\"id\": " + id + ", ", ", \"delay_sec\": 600"))
                .body("totals.removed", equalTo(1))
                .body("totals.would_tell", equalTo(0))
                .body("items[0].difference", equalTo("removed"));
        replay(responder("\"id\": " + id + ", ", ", \"function_kwargs\": {\"door\": \"back\"}"))
                .body("totals.changed", equalTo(1))
                .body("items[0].difference", equalTo("changed"));
        assertThat(function.callsAbout(issue.id())).hasSize(1);
    }

    @Test
    void a_message_that_tells_of_a_group_counts_once() {
        for (int each = 0; each < 30; each++) {
            isKnownToHaveChanged(issues.draft(name).openedAgo(3_600).create(), 1);
        }
        String together = ", \"group\": {\"wait_sec\": 30, \"every_sec\": 300}";

        replay("""
                        {"watch_pattern": "%s"%s, "actions": [{"target_function": "test.actions.record"}]}""".formatted(name, together))
                .statusCode(200)
                .body("totals.matching", equalTo(30))
                .body("totals.would_tell", equalTo(1))
                .body("summary", startsWith("It would have sent 1 message about "))
                .body("items.size()", equalTo(30))
                .body("items.would.flatten().message.unique()", equalTo(List.of("group-1")));
        replay(responder("", "")).body("totals.would_tell", equalTo(30));
        given().contentType(ContentType.JSON)
                .body("""
                        {"watch_pattern": "%s"%s, "actions": [{"target_function": "test.actions.record"}]}""".formatted(name, together))
                .post("/api/v1/responders/dry-run")
                .then()
                .statusCode(200)
                .body("matches", equalTo(30))
                .body("messages", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /responder",
                "{\"responder\": \"x\"} | /responder",
                "{\"responder\": 999999999} | /responder",
                "{\"responder\": {\"watch_pattern\": \"a(?=b)\", \"actions\": []}} | /responder/watch_pattern",
                "{\"responder\": {\"watch_pattern\": \"a\", \"actions\": [{\"target_function\": \"nope\"}]}} | /responder/actions/0/target_function",
                "{\"responder\": {\"watch_pattern\": \"a\", \"odd\": 1, \"actions\": [{\"target_function\": \"issue.actions.log\"}]}} | /responder/odd",
                "{\"responder\": 1, \"to\": \"2099-01-01T00:00:00Z\"} | /to",
                "{\"responder\": 1, \"from\": \"2026-01-02T00:00:00Z\", \"to\": \"2026-01-01T00:00:00Z\"} | /from",
            })
    void a_wrong_question_is_refused(String body, String pointer) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/responders/replay")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void all_that_is_wrong_is_named_at_once() {
        given().contentType(ContentType.JSON)
                .body("{\"responder\": {\"watch_pattern\": \"a(?=b)\"}, \"from\": 1, \"colour\": 2}")
                .post("/api/v1/responders/replay")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItems("/responder/watch_pattern", "/from", "/colour"));
    }
}
