package dev.amiss.issue.lifecycle;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.issue.IssueApi;
import dev.amiss.service.database.ForgetOldRows;
import dev.amiss.service.database.OldRows;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What is resolved for longer than it is kept goes, and nothing else does. */
@QuarkusTest
class ForgetOldIssuesTest {
    @Inject
    ForgetOldRows forget;

    @Inject
    @Any
    Instance<OldRows> kinds;

    @Inject
    Jdbi jdbi;

    @Test
    void an_issue_resolved_long_ago_goes_with_its_history_and_counts() {
        long old = resolved("long resolved");
        age(old, "resolved_at", 366);

        forgetAll();

        given().get("/api/v1/issues/" + old).then().statusCode(404);
        for (String table : List.of("history", "issue_activity", "occurrence_hour")) {
            assertThat(count("SELECT count(*) FROM " + table + " WHERE issue_id = " + old))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void what_was_resolved_lately_or_is_open_for_long_stays() {
        long lately = resolved("resolved lately");
        age(lately, "resolved_at", 364);
        long open = IssueApi.fail(IssueApi.unique("open for long"));
        age(open, "opened_at", 1_000);

        forgetAll();

        assertThat(IssueApi.get(lately).getString("status")).isEqualTo("resolved");
        assertThat(IssueApi.get(open).getString("status")).isEqualTo("open");
        assertThat(IssueApi.history(lately).getList("items")).hasSize(2);
    }

    @Test
    void lines_of_history_go_when_they_are_old_though_their_issue_lives() {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM history"));
        long open = IssueApi.fail(IssueApi.unique("much told of"));
        jdbi.useHandle(handle -> handle.execute("UPDATE history SET at = now() - interval '366 days'"));
        IssueApi.patch(open, "{\"status\": \"acknowledged\"}").then().statusCode(200);

        forgetAll();

        assertThat(IssueApi.history(open).getList("items.kind")).containsExactly("acknowledged");
    }

    @Test
    void one_that_somebody_works_on_is_passed_over_and_holds_nobody_up() throws Exception {
        long held = resolved("held");
        long free = resolved("free");
        age(held, "resolved_at", 400);
        age(free, "resolved_at", 400);

        jdbi.useTransaction(handle -> {
            handle.execute("SELECT FROM issue WHERE id = ? FOR UPDATE", held);
            CompletableFuture.runAsync(this::forgetAll).get(20, TimeUnit.SECONDS);
        });

        given().get("/api/v1/issues/" + free).then().statusCode(404);
        assertThat(IssueApi.get(held).getString("status")).isEqualTo("resolved");
    }

    @Test
    void more_than_fit_into_one_transaction_go_in_several() {
        String name = IssueApi.unique("one of many");
        jdbi.useHandle(handle -> addResolved(handle, name, 2_500));

        forgetAll();

        assertThat(count("SELECT count(*) FROM issue WHERE name = '" + name + "'"))
                .isZero();
    }

    private void forgetAll() {
        kinds.forEach(forget::forget);
    }

    private long resolved(String what) {
        long id = IssueApi.fail(IssueApi.unique(what));
        IssueApi.patch(id, "{\"status\": \"resolved\"}").then().statusCode(200);
        return id;
    }

    private void age(long id, String column, int days) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE issue SET " + column + " = now() - make_interval(days => ?) WHERE id = ?", days, id));
    }

    private long count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private static void addResolved(Handle handle, String name, int count) {
        handle.createUpdate("""
                        INSERT INTO issue (id, key, name, status, severity, labels, first_details, opening, opened_at,
                            opening_at, resolved_at, updated_at, version, truncated, adjusted)
                        SELECT nextval('issue_id'), sha256((:name || n)::bytea), :name, 'resolved', 'error', '{}', '{}', 1,
                            now(), now(), now() - interval '2 years', now(), 2, '[]', '[]'
                        FROM generate_series(1, :count) n""").bind("name", name).bind("count", count).execute();
    }
}
