package dev.amiss.responder.action;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.Responders;
import dev.amiss.service.database.ForgetOldRows;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Actions go when they ended long ago and their issue is forgotten; before, they keep it from being answered twice. */
@QuarkusTest
class ForgetActionsTest {
    @Inject
    IssueFeed issues;

    @Inject
    ForgetActions actions;

    @Inject
    ForgetOldRows forget;

    @Inject
    Jdbi jdbi;

    @Test
    void an_old_action_of_a_forgotten_issue_goes_with_its_attempts_and_what_it_sent() {
        long id = succeeded();
        String delivery = jdbi.withHandle(handle -> handle.createQuery("SELECT delivery_id FROM action WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
        age(id, 181);
        execute("DELETE FROM issue_projection WHERE issue_id = (SELECT issue_id FROM action WHERE id = ?)", id);

        forget.forget(actions);

        given().get("/api/v1/actions/" + id).then().statusCode(404);
        assertThat(count("SELECT count(*) FROM action_attempt WHERE action_id = " + id))
                .isZero();
        assertThat(count("SELECT count(*) FROM delivery WHERE id = '" + delivery + "'"))
                .isZero();
    }

    @Test
    void an_old_action_of_an_issue_that_is_known_stays() {
        long id = succeeded();
        age(id, 1_000);

        forget.forget(actions);

        given().get("/api/v1/actions/" + id).then().statusCode(200);
    }

    @Test
    void an_action_that_ended_lately_stays_though_its_issue_is_forgotten() {
        long id = succeeded();
        age(id, 179);
        execute("DELETE FROM issue_projection WHERE issue_id = (SELECT issue_id FROM action WHERE id = ?)", id);

        forget.forget(actions);

        given().get("/api/v1/actions/" + id).then().statusCode(200);
    }

    private long succeeded() {
        String name = "forget-" + UUID.randomUUID();
        Responders.add("""
                {"watch_pattern": "%s", "actions": [{"target_function": "test.actions.record"}]}""".formatted(name));
        TestIssue issue = issues.open(name);
        await().atMost(Duration.ofSeconds(15))
                .until(() ->
                        count("SELECT count(*) FROM action WHERE status = 'succeeded' AND issue_id = " + issue.id())
                                == 1);
        return count("SELECT id FROM action WHERE issue_id = " + issue.id());
    }

    private void age(long id, int days) {
        execute("UPDATE action SET finished_at = now() - make_interval(days => ?) WHERE id = ?", days, id);
    }

    private void execute(String sql, Object... arguments) {
        jdbi.useHandle(handle -> handle.execute(sql, arguments));
    }

    private long count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
