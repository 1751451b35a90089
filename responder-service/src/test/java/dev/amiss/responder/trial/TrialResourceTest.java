package dev.amiss.responder.trial;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.Responders;
import dev.amiss.responder.testing.WebhookReceiver;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TrialResourceTest {
    @Inject
    IssueFeed issues;

    private final String name = "trial-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_preview_shows_what_would_be_sent_about_a_real_issue_and_sends_nothing() {
        TestIssue issue = known(issues.open(name));

        preview("""
                {"issue_id": %d, "action": 1, "responder": {"watch_pattern": "x", "actions": [
                  {"target_function": "issue.actions.log"},
                  {"target_function": "issue.actions.email",
                   "function_kwargs": {"recipients": "ann@example.com", "subject": "about {issue.name}"}}]}}""".formatted(issue.id()))
                .statusCode(200)
                .body("function_kwargs.subject", equalTo("about " + name))
                .body("message", containsString("Subject: about " + name))
                .body("issue.is_made_up", equalTo(false))
                .body("problems.size()", equalTo(0));
        assertThat(Responders.actionsOf(issue.id())).isEmpty();
    }

    @Test
    void what_is_wrong_is_told_by_its_place() {
        preview("""
                {"issue_id": 1, "responder": {"watch_pattern": "x", "actions": [
                  {"target_function": "issue.actions.email", "function_kwargs": {}}]}}""")
                .statusCode(400)
                .body("errors.pointer", hasItem("/issue_id"))
                .body("errors.pointer", hasItem("/responder/actions/0/function_kwargs/recipients"));
        preview("""
                {"responder": {"watch_pattern": "x", "actions": [{"target_function": "issue.actions.email",
                  "function_kwargs": {"recipients": "ann@example.com", "subject": "{#each}"}}]}}""")
                .statusCode(200)
                .body("problems.pointer", hasItem("/responder/actions/0/function_kwargs/subject"))
                .body("issue.is_made_up", equalTo(true));
        preview("{\"responder\": {\"watch_pattern\": \"x\", \"actions\": [{\"target_function\":"
                        + " \"issue.actions.log\"}]}, \"action\": 1}")
                .statusCode(400)
                .body("errors.pointer", hasItem("/action"));
    }

    @Test
    void a_test_goes_to_the_destination_marked_and_leaves_no_trace_on_the_issue() {
        TestIssue issue = known(issues.open(name));
        try (WebhookReceiver receiver = new WebhookReceiver().answerWith(202, "thanks, s3cr3t-of-" + name)) {
            int id = Responders.add("""
                    {"watch_pattern": "never-%s", "actions": [{"target_function": "issue.actions.webhook",
                      "function_kwargs": {"url": "%s", "headers": {"Authorization": "Bearer s3cr3t-of-%s"}}}]}""".formatted(name, receiver.url(), name));

            send("{\"responder\": %d, \"issue_id\": %d}".formatted(id, issue.id()))
                    .statusCode(200)
                    .body("outcome", equalTo("delivered"))
                    .body("answer_status", equalTo(202))
                    .body("answer", equalTo("thanks, ***"))
                    .body("delivery_id", startsWith("test_"))
                    .body("sent", not(containsString("s3cr3t")));
            assertThat(receiver.received()).hasSize(1);
            assertThat(receiver.received().get(0).body()).contains("[test] " + name);
            assertThat(receiver.received().get(0).headers()).containsEntry("Authorization", "Bearer s3cr3t-of-" + name);
            assertThat(Responders.actionsOf(issue.id())).isEmpty();

            receiver.answerWith(500, "no");
            send("{\"responder\": %d, \"issue_id\": %d}".formatted(id, issue.id()))
                    .body("outcome", equalTo("retry_later"))
                    .body("message", containsString("HTTP 500"));
            assertThat(receiver.received()).as("tried once").hasSize(2);
        }
    }

    private TestIssue known(TestIssue issue) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> given().get("/api/v1/explain/" + issue.id()).statusCode() == 200);
        return issue;
    }

    private static ValidatableResponse preview(String json) {
        return given().contentType(ContentType.JSON)
                .body(json)
                .post("/api/v1/responders/preview")
                .then();
    }

    private static ValidatableResponse send(String json) {
        return given().contentType(ContentType.JSON)
                .body(json)
                .post("/api/v1/responders/test")
                .then();
    }
}
