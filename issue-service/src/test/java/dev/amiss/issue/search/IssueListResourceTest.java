package dev.amiss.issue.search;

import static dev.amiss.issue.IssueApi.fail;
import static dev.amiss.issue.IssueApi.patch;
import static dev.amiss.issue.IssueApi.post;
import static dev.amiss.issue.IssueApi.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IssueListResourceTest {
    private final String run = "r" + UUID.randomUUID().toString().replace("-", "");

    @ParameterizedTest
    @ValueSource(strings = {"-opened_at", "opened_at", "-last_seen_at"})
    void pages_follow_one_another_without_gap_or_repeat(String sort) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            report("{\"name\": \"%1$s page %2$d\", \"source\": \"%1$s\"}".formatted(run, i))
                    .then()
                    .statusCode(201);
            expected.add(sort.startsWith("-") ? 0 : i, run + " page " + i);
        }

        assertThat(namesOfAllPages("q", List.of(run), sort, 3)).isEqualTo(expected);
        assertThat(namesOfAllPages("source", List.of(run), sort, 3)).isEqualTo(expected);
        assertThat(namesOfAllPages("name", List.of(run + " page 4"), sort, 3)).containsExactly(run + " page 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-opened_at", "opened_at", "-last_seen_at"})
    void the_first_pages_of_all_values_of_a_filter_together_are_as_of_none(String sort) {
        fail(run + " one");
        report("{\"name\": \"%s two\", \"severity\": \"info\"}".formatted(run))
                .then()
                .statusCode(201);
        fail(run + " three");

        List<String> all = namesOfPages("q", List.of(), sort, 25, 8);

        assertThat(all).hasSizeGreaterThanOrEqualTo(3);
        if (sort.startsWith("-")) {
            assertThat(all).contains(run + " one", run + " two", run + " three");
        }
        assertThat(namesOfPages("severity", List.of("critical", "info", "error", "warning", "info"), sort, 25, 8))
                .isEqualTo(all);
        assertThat(namesOfPages("status", List.of("wont_fix", "open", "resolved", "acknowledged"), sort, 25, 8))
                .isEqualTo(all);
    }

    @Test
    void what_was_seen_last_comes_first_of_thousands() {
        String source = run + " source";
        List<String> reports = IntStream.range(0, 5_100)
                .mapToObj(i -> "{\"name\": \"%s %d\", \"source\": \"%s\"}".formatted(run, i, source))
                .toList();
        post("/api/v1/issues/bulk", reports.toString()).then().statusCode(200);
        report(reports.get(7)).then().statusCode(200);

        List<String> names = namesOfAllPages("source", List.of(source), "-last_seen_at", 500);

        assertThat(names).hasSize(5_100).doesNotHaveDuplicates().startsWith(run + " 7");
        assertThat(namesOfAllPages("source", List.of(run + " nobody"), "-last_seen_at", 500))
                .isEmpty();
    }

    @Test
    void every_filter_finds_its_issue_and_no_other() {
        report("""
                {"name": "%1$s wanted", "severity": "critical", "labels": {"run": "%1$s", "team": "a"},
                 "source": "%1$s-source", "record": {"type": "account", "id": "%1$s-42"}}""".formatted(run)).then().statusCode(201);
        fail(run + " other");

        for (String[] filter : new String[][] {
            {"name", run + " wanted"},
            {"q", run + " want"},
            {"label", "run:" + run},
            {"source", run + "-source"},
            {"record_id", run + "-42"}
        }) {
            given().queryParam(filter[0], filter[1])
                    .queryParam("status", "open")
                    .queryParam("status", "acknowledged")
                    .queryParam("severity", "critical")
                    .queryParam("opened_after", "2020-01-01T00:00:00Z")
                    .get("/api/v1/issues")
                    .then()
                    .statusCode(200)
                    .body("items.name", contains(run + " wanted"))
                    .body("next_cursor", equalTo(null));
        }
        given().queryParam("q", run)
                .queryParam("opened_before", "2020-01-01T00:00:00Z")
                .get("/api/v1/issues")
                .then()
                .body("items.size()", equalTo(0));
    }

    @Test
    void the_status_filter_may_be_repeated() {
        long resolved = fail(run + " one");
        fail(run + " two");
        patch(resolved, "{\"status\": \"resolved\"}").then().statusCode(200);

        given().queryParam("q", run)
                .queryParam("status", "resolved")
                .get("/api/v1/issues")
                .then()
                .body("items.name", contains(run + " one"));
        given().queryParam("q", run)
                .queryParam("status", "", "resolved")
                .get("/api/v1/issues")
                .then()
                .body("items.name", contains(run + " one"));
        given().queryParam("q", run)
                .queryParam("status", "resolved", "open")
                .queryParam("sort", "opened_at")
                .get("/api/v1/issues")
                .then()
                .body("items.name", contains(run + " one", run + " two"));
    }

    @Test
    void signs_of_patterns_are_searched_as_they_are() {
        fail(run + " 100% (sure)_x");
        fail(run + " 1000 sure x");

        given().queryParam("q", run + " 100%")
                .get("/api/v1/issues")
                .then()
                .body("items.name", contains(run + " 100% (sure)_x"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 501",
        "limit, x",
        "cursor, nonsense",
        "status, done",
        "severity, bad",
        "sort, name",
        "opened_after, yesterday",
        "label, team"
    })
    void a_wrong_parameter_is_named(String name, String value) {
        given().queryParam(name, value)
                .get("/api/v1/issues")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("parameter", equalTo(name))
                .body("detail", containsString(name));
    }

    @Test
    void statistics_count_what_is_live() {
        fail(run + " counted");

        given().get("/api/v1/issues/stats")
                .then()
                .statusCode(200)
                .body("by_status.open", greaterThanOrEqualTo(1))
                .body("active_by_severity.error", greaterThanOrEqualTo(1))
                .body("opened_last_24h", greaterThanOrEqualTo(1));
    }

    private static List<String> namesOfAllPages(String filter, List<String> values, String sort, int limit) {
        return namesOfPages(filter, values, sort, limit, Integer.MAX_VALUE);
    }

    private static List<String> namesOfPages(String filter, List<String> values, String sort, int limit, int most) {
        List<String> names = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < most && cursor != null; page++) {
            JsonPath found = given().queryParam(filter, values)
                    .queryParam("sort", sort)
                    .queryParam("limit", limit)
                    .queryParam("cursor", cursor)
                    .get("/api/v1/issues")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            names.addAll(found.getList("items.name"));
            cursor = found.getString("next_cursor");
        }
        return names;
    }
}
