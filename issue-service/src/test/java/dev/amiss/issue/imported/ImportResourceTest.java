package dev.amiss.issue.imported;

import static dev.amiss.issue.IssueApi.get;
import static dev.amiss.issue.IssueApi.history;
import static dev.amiss.issue.IssueApi.post;
import static dev.amiss.issue.IssueApi.report;
import static dev.amiss.issue.IssueApi.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.amiss.embedded.RealParts;
import dev.amiss.embedded.TopicReader;
import dev.amiss.model.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ImportResourceTest {
    private static final String PATH = "/api/v1/issues/import";
    private static final String LONG_AGO = Instant.now()
            .minus(30, ChronoUnit.DAYS)
            .truncatedTo(ChronoUnit.SECONDS)
            .toString();

    @Inject
    Jdbi jdbi;

    @Test
    void an_issue_keeps_its_times_status_and_history_and_is_taken_over_once() {
        String name = unique("taken over");
        String body = """
                {"issues": [{"origin": "test:%1$s", "name": "%1$s", "status": "resolved", "opened_at": "%2$s",
                    "resolved_at": "%2$s", "severity": "critical", "record": {"type": "user", "id": "7"},
                    "details": {"tried": 3}, "labels": {"team": "db"}, "source": "library",
                    "history": [{"at": "%2$s", "kind": "action_succeeded", "summary": "mail is done"}]}]}""".formatted(name, LONG_AGO);

        long id = post(PATH, body)
                .then()
                .statusCode(200)
                .body("results.outcome", contains("imported"))
                .extract()
                .jsonPath()
                .getLong("results[0].id");
        JsonPath issue = get(id);

        assertThat(issue.getString("status")).isEqualTo("resolved");
        assertThat(Instant.parse(issue.getString("opened_at"))).isEqualTo(LONG_AGO);
        assertThat(Instant.parse(issue.getString("resolved_at"))).isEqualTo(LONG_AGO);
        assertThat(issue.getString("record.id")).isEqualTo("7");
        assertThat(issue.getInt("details.tried")).isEqualTo(3);
        assertThat(history(id).getList("items.kind")).containsExactly("created", "action_succeeded");
        post(PATH, body)
                .then()
                .statusCode(200)
                .body("results.outcome", contains("known"))
                .body("results.status", contains("resolved"))
                .body("results[0].id", equalTo((int) id));
    }

    @Test
    void later_reports_are_folded_into_a_live_one() {
        String name = unique("goes on");

        long id = post(PATH, one(name, "\"status\": \"open\"")).jsonPath().getLong("results[0].id");

        report("{\"name\": \"" + name + "\"}").then().statusCode(200).body("id", equalTo((int) id));
        assertThat(get(id).getInt("occurrences")).isEqualTo(2);
    }

    @Test
    void consumers_are_told_of_live_ones_as_of_something_that_they_missed_and_of_others_not_at_all() {
        String name = unique("told");
        String over = "\"status\": \"resolved\", \"resolved_at\": \"" + LONG_AGO + "\"";
        try (TopicReader events = new TopicReader(RealParts.bootstrap(), Topics.ISSUE_EVENTS)) {
            long resolved = post(PATH, one(unique("not told"), over)).jsonPath().getLong("results[0].id");
            long open = post(PATH, one(name, "\"status\": \"open\"")).jsonPath().getLong("results[0].id");

            await().untilAsserted(() -> assertThat(events.records())
                    .filteredOn(each -> each.key().equals(String.valueOf(open)))
                    .hasSize(1)
                    .allMatch(each -> each.value().contains("issue.snapshot")));
            assertThat(events.records()).noneMatch(each -> each.key().equals(String.valueOf(resolved)));
        }
    }

    @Test
    void a_wont_fix_one_stays_silent() {
        String name = unique("silent");

        long id = post(PATH, one(name, "\"status\": \"wont_fix\"")).jsonPath().getLong("results[0].id");

        report("{\"name\": \"" + name + "\"}").then().statusCode(200).body("status", equalTo("wont_fix"));
        assertThat(get(id).getString("status")).isEqualTo("wont_fix");
    }

    @Test
    void where_another_issue_holds_the_key_a_live_one_is_taken_over_as_resolved() {
        String name = unique("held");
        int holder = report("{\"name\": \"" + name + "\"}").jsonPath().getInt("id");

        JsonPath answer = post(PATH, one(name, "\"status\": \"open\""))
                .then()
                .statusCode(200)
                .body("results.status", contains("resolved"))
                .extract()
                .jsonPath();

        assertThat(history(answer.getLong("results[0].id")).getString("items[1].summary"))
                .contains("issue " + holder + " is the live one");
    }

    @Test
    void one_that_was_erased_does_not_come_back() {
        String body = one(unique("erased"), "\"status\": \"open\"");
        long id = post(PATH, body).jsonPath().getLong("results[0].id");
        io.restassured.RestAssured.delete("/api/v1/issues/" + id).then().statusCode(204);

        post(PATH, body)
                .then()
                .statusCode(200)
                .body("results.outcome", contains("known"))
                .body("results[0].status", nullValue());
    }

    @Test
    void what_would_be_forgotten_at_once_is_not_taken_over() {
        String old = "\"status\": \"resolved\", \"resolved_at\": \"2001-01-01T00:00:00Z\"";

        post(PATH, one(unique("old"), old))
                .then()
                .statusCode(200)
                .body("results.outcome", contains("too_old"))
                .body("results[0].id", nullValue());
    }

    @Test
    void requests_that_take_the_same_issues_over_at_once_double_none() {
        String name = unique("both");
        String body = "{\"issues\": ["
                + String.join(
                        ",",
                        IntStream.range(0, 50)
                                .mapToObj(i -> element(name + i, "\"status\": \"open\""))
                                .toList())
                + "]}";

        List<List<Integer>> ids = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> post(PATH, body)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .<Integer>getList("results.id"))
                .toList();

        assertThat(ids).allMatch(ids.get(0)::equals);
        assertThat(jdbi.<Integer, RuntimeException>withHandle(
                        handle -> handle.createQuery("SELECT count(*) FROM issue WHERE name LIKE :name || '%'")
                                .bind("name", name)
                                .mapTo(Integer.class)
                                .one()))
                .isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                                             | /issues
            {"issues": 1}                                                                                  | /issues
            {"issues": [{"name": "x", "opened_at": "2026-01-01T00:00:00Z"}]}                               | /issues/0/origin
            {"issues": [{"origin": "x", "opened_at": "2026-01-01T00:00:00Z"}]}                             | /issues/0/name
            {"issues": [{"origin": "x", "name": "x"}]}                                                     | /issues/0/opened_at
            {"issues": [{"origin": "x", "name": "x", "opened_at": "2199-01-01T00:00:00Z"}]}                | /issues/0/opened_at
            {"issues": [{"origin": "x", "name": "x", "opened_at": "2026-01-01T00:00:00Z", "status": "resolved"}]} | /issues/0/resolved_at
            {"issues": [{"origin": "x", "name": "x", "opened_at": "2026-01-01T00:00:00Z", "nom": 1}]}      | /issues/0/nom
            {"issues": [{"origin": "x", "name": "x", "opened_at": "2026-01-01T00:00:00Z", "history": [{"at": "2026-01-01T00:00:00Z", "summary": "x"}]}]} | /issues/0/history/0/kind
            """)
    void what_is_wrong_is_named_and_nothing_is_taken_over(String body, String pointer) {
        post(PATH, body).then().statusCode(400).body("errors.pointer", contains(pointer));
    }

    private static String one(String name, String more) {
        return "{\"issues\": [" + element(name, more) + "]}";
    }

    private static String element(String name, String more) {
        return "{\"origin\": \"test:%1$s\", \"name\": \"%1$s\", \"opened_at\": \"%2$s\", %3$s}"
                .formatted(name, LONG_AGO, more);
    }
}
