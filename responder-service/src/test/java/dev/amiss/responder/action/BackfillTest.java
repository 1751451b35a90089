package dev.amiss.responder.action;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.RecordingFunction;
import dev.amiss.responder.testing.Responders;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Responders that are added or changed while issues are active. */
@QuarkusTest
class BackfillTest {
    @Inject
    IssueFeed issues;

    @Inject
    RecordingFunction function;

    @Inject
    Jdbi jdbi;

    private final String name = "late-" + UUID.randomUUID();

    private String responder(String text, String more) {
        return """
                {"watch_pattern": "%s"%s, "actions": [
                  {"target_function": "test.actions.record", "function_kwargs": {"text": "%s"}, "delay_sec": 1}]}""".formatted(name, more, text);
    }

    private List<TestIssue> open(int count) {
        List<TestIssue> opened = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            opened.add(issues.draft(name + " " + each).openedAgo(60).create());
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> known(opened) == count);
        return opened;
    }

    private long known(List<TestIssue> opened) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM issue_projection WHERE issue_id = ANY(:ids)")
                .bindArray("ids", Long.class, opened.stream().map(TestIssue::id).toArray())
                .mapTo(Long.class)
                .one());
    }

    private boolean isKnownAsResolved(TestIssue issue) {
        return jdbi.withHandle(handle ->
                handle.createQuery("SELECT count(*) FROM issue_projection WHERE issue_id = :id AND status = 'resolved'")
                                .bind("id", issue.id())
                                .mapTo(Long.class)
                                .one()
                        == 1);
    }

    private int callsAbout(List<TestIssue> opened) {
        return opened.stream()
                .mapToInt(issue -> function.callsAbout(issue.id()).size())
                .sum();
    }

    private void allAnsweredOnce(List<TestIssue> opened) {
        await().atMost(Duration.ofSeconds(60)).until(() -> callsAbout(opened) >= opened.size());
        assertThat(opened)
                .allSatisfy(issue -> assertThat(function.callsAbout(issue.id())).hasSize(1));
    }

    @Test
    void a_dry_run_lists_what_a_late_responder_then_answers_once_and_a_correction_tells_nobody_again() {
        List<TestIssue> opened = open(50);
        TestIssue gone = issues.draft(name + " gone").create().resolve();
        await().atMost(Duration.ofSeconds(30)).until(() -> isKnownAsResolved(gone));

        Set<Object> listed = new HashSet<>(given().contentType(ContentType.JSON)
                .body(responder("Doh!", ""))
                .post("/api/v1/responders/dry-run")
                .then()
                .statusCode(200)
                .body("matches", equalTo(50))
                .body("items[0].actions[0].target_function", equalTo("test.actions.record"))
                .extract()
                .<List<Object>>path("items.issue.id"));
        assertThat(listed).hasSize(50);
        assertThat(callsAbout(opened)).isZero();

        int id = Responders.add(responder("Doh!", ""));
        allAnsweredOnce(opened);

        Responders.put(id, responder("Oh dear!", "")).statusCode(200);
        TestIssue later = issues.open(name + " later");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> function.callsAbout(later.id()).size() == 1);
        assertThat(function.callsAbout(later.id()).get(0).kwargs().path("text").asText())
                .isEqualTo("Oh dear!");
        await().atMost(Duration.ofSeconds(20)).until(this::hasNoBackfill);
        allAnsweredOnce(opened);
        assertThat(function.callsAbout(gone.id())).isEmpty();
    }

    private boolean hasNoBackfill() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM backfill")
                        .mapTo(Long.class)
                        .one())
                == 0;
    }

    @Test
    void a_responder_that_would_answer_over_a_thousand_must_be_told_whether_to() {
        List<TestIssue> opened = open(1_005);

        Responders.post(responder("x", ""))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("matches", equalTo(1_005));

        int id = given().contentType(ContentType.JSON)
                .body(responder("x", ""))
                .post("/api/v1/responders?backfill=false")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        TestIssue later = issues.open(name + " later");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> function.callsAbout(later.id()).size() == 1);
        assertThat(callsAbout(opened)).isZero();

        given().contentType(ContentType.JSON)
                .body(responder("x", ""))
                .put("/api/v1/responders/" + id + "?backfill=true")
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(60)).until(() -> scheduled(opened) == 1_005);
        assertThat(runnable(opened)).isBetween(100L, 200L);

        patch(id, false);
        await().atMost(Duration.ofSeconds(30)).until(() -> waiting(opened) == 0);
        assertThat(count(opened, "status = 'cancelled'")).isGreaterThan(700);

        patch(id, true);
        await().atMost(Duration.ofSeconds(30)).until(() -> count(opened, "status = 'cancelled'") == 0);
        assertThat(runnable(opened))
                .as("those that wait again have the same pace")
                .isBetween(100L, 400L);

        given().delete("/api/v1/responders/" + id).then().statusCode(204);
        await().atMost(Duration.ofSeconds(30)).until(() -> waiting(opened) == 0);
    }

    private long runnable(List<TestIssue> opened) {
        return count(opened, "run_at <= '" + issues.now() + "'");
    }

    private long scheduled(List<TestIssue> opened) {
        return count(opened, "true");
    }

    private long waiting(List<TestIssue> opened) {
        return count(opened, "status IN ('pending', 'running')");
    }

    private long count(List<TestIssue> opened, String condition) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM action WHERE issue_id = ANY(:ids) AND " + condition)
                .bindArray("ids", Long.class, opened.stream().map(TestIssue::id).toArray())
                .mapTo(Long.class)
                .one());
    }

    @Test
    void disabling_cancels_what_waits_and_enabling_lets_it_wait_again() {
        int id = Responders.add("""
                {"watch_pattern": "%s", "actions": [{"target_function": "test.actions.record", "delay_sec": 600}]}""".formatted(name));
        TestIssue issue = issues.open(name);
        status(issue, "pending");

        patch(id, false);
        status(issue, "cancelled");

        patch(id, true);
        status(issue, "pending");

        given().delete("/api/v1/responders/" + id).then().statusCode(204);
        status(issue, "cancelled");
        given().get("/api/v1/actions?responder_id=" + id).then().body("items.size()", equalTo(1));
    }

    private static void patch(int id, boolean enabled) {
        given().contentType(ContentType.JSON)
                .body("{\"enabled\": " + enabled + "}")
                .patch("/api/v1/responders/" + id)
                .then()
                .statusCode(200);
    }

    private static void status(TestIssue issue, String status) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> assertThat(Responders.statusesOf(issue.id())).containsExactly(status));
    }
}
