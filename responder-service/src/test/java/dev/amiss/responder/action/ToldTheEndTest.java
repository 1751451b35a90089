package dev.amiss.responder.action;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.RecordingFunction;
import dev.amiss.responder.testing.Responders;
import dev.amiss.service.clock.ServiceClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Who was told the beginning is told the end, once, whatever happens between. */
@QuarkusTest
class ToldTheEndTest {
    private static final String BEGIN =
            "{\"target_function\": \"test.actions.record\", \"function_kwargs\": {\"text\": \"begin\"}%s}";
    private static final String END =
            "{\"target_function\": \"test.actions.record\", \"function_kwargs\": {\"text\": \"end\"}, \"on\": \"resolved\"%s}";

    @Inject
    IssueFeed issues;

    @Inject
    RecordingFunction function;

    @Inject
    ServiceClock time;

    @Inject
    Jdbi jdbi;

    private final String name = "told-" + UUID.randomUUID();

    private String responder(String more, String... actions) {
        return "{\"watch_pattern\": \"" + name + "\"" + more + ", \"actions\": [" + String.join(", ", actions) + "]}";
    }

    private void told(TestIssue issue, String... texts) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(texts(issue)).containsExactly(texts));
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(10))
                .until(() -> texts(issue).equals(List.of(texts)));
    }

    private List<String> texts(TestIssue issue) {
        return function.callsAbout(issue.id()).stream()
                .map(call -> call.kwargs().path("text").asText())
                .toList();
    }

    private static void statuses(TestIssue issue, String... statuses) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(Responders.statusesOf(issue.id())).containsExactly(statuses));
    }

    @Test
    void an_end_that_a_new_opening_cancelled_is_told_when_that_opening_ends_untold() {
        Responders.add(responder("", BEGIN.formatted(", \"delay_sec\": 60"), END.formatted(", \"delay_sec\": 600")));
        TestIssue issue = issues.open(name);
        statuses(issue, "pending");
        time.move(Duration.ofSeconds(61));
        told(issue, "begin");
        issue.resolve();
        statuses(issue, "pending", "succeeded");

        issue.reopen();
        statuses(issue, "pending", "cancelled", "succeeded");
        issue.resolve();
        statuses(issue, "pending", "cancelled", "cancelled", "succeeded");
        time.move(Duration.ofSeconds(601));

        told(issue, "begin", "end");
        issue.reopen();
        issue.resolve();
        told(issue, "begin", "end");
    }

    @Test
    void a_change_that_leaves_old_issues_alone_does_not_take_their_ends_away() {
        int id = Responders.add(responder("", BEGIN.formatted(""), END.formatted("")));
        TestIssue issue = issues.open(name);
        told(issue, "begin");

        given().contentType(ContentType.JSON)
                .body(responder(", \"name\": \"changed\"", BEGIN.formatted(""), END.formatted("")))
                .put("/api/v1/responders/" + id + "?backfill=false")
                .then()
                .statusCode(200);
        issue.resolve();

        told(issue, "begin", "end");
    }

    @Test
    void a_responder_that_lost_the_action_which_told_the_beginning_tells_the_end_of_what_no_longer_matches() {
        int id = Responders.add(responder("", BEGIN.formatted(""), END.formatted("")));
        TestIssue issue = issues.open(name);
        told(issue, "begin");

        Responders.put(id, responder(", \"severity\": \"critical\"", END.formatted("")))
                .statusCode(200);
        issue.resolve();

        told(issue, "begin", "end");
    }

    @Test
    void an_end_that_came_while_its_responder_was_disabled_is_told_once_it_is_enabled_again() {
        int id = Responders.add(responder("", BEGIN.formatted(""), END.formatted(", \"delay_sec\": 60")));
        TestIssue before = issues.open(name + " 1");
        TestIssue during = issues.open(name + " 2");
        told(before, "begin");
        told(during, "begin");
        before.resolve();
        statuses(before, "pending", "succeeded");

        enable(id, false);
        statuses(before, "cancelled", "succeeded");
        during.resolve();
        told(during, "begin");
        enable(id, true);
        statuses(before, "pending", "succeeded");
        statuses(during, "pending", "succeeded");
        time.move(Duration.ofSeconds(61));

        told(before, "begin", "end");
        told(during, "begin", "end");
    }

    @Test
    void a_group_is_told_of_the_ends_that_came_while_its_responder_was_disabled() {
        int id = Responders.add(responder(", \"group\": {\"wait_sec\": 0, \"every_sec\": 1}", BEGIN.formatted("")));
        TestIssue issue = issues.open(name);
        told(issue, "begin");

        enable(id, false);
        issue.resolve();
        told(issue, "begin");
        enable(id, true);

        told(issue, "begin", "begin");
        assertThat(function.callsAbout(issue.id()).get(1).context().group())
                .isNotNull()
                .satisfies(group -> assertThat(group.isAllClear()).isTrue());
    }

    private static void enable(int id, boolean enabled) {
        given().contentType(ContentType.JSON)
                .body("{\"enabled\": " + enabled + "}")
                .patch("/api/v1/responders/" + id)
                .then()
                .statusCode(200);
    }

    @Test
    void a_beginning_that_may_have_arrived_before_its_replica_died_counts_as_told() {
        Responders.add(responder("", BEGIN.formatted(", \"delay_sec\": 600"), END.formatted("")));
        TestIssue issue = issues.open(name);
        statuses(issue, "pending");
        Object action = Responders.actionsOf(issue.id()).get(0).get("id");
        jdbi.useHandle(handle -> {
            handle.execute(
                    "UPDATE action SET status = 'running', claim = claim + 1, attempts = attempts + 1,"
                            + " lease_until = clock_timestamp() + interval '2 seconds' WHERE id = ?",
                    action);
            handle.execute("INSERT INTO action_attempt VALUES (?, 1, 1, clock_timestamp())", action);
        });

        issue.resolve();

        told(issue, "end");
        statuses(issue, "succeeded", "cancelled");
    }
}
