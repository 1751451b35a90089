package dev.amiss.issue.intake;

import static dev.amiss.issue.IssueApi.get;
import static dev.amiss.issue.IssueApi.post;
import static dev.amiss.issue.IssueApi.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BulkResourceTest {
    @Test
    void failure_recovery_failure_of_one_key_is_two_issues() {
        String name = unique("flip");

        JsonPath answer = post("/api/v1/issues/bulk", """
                        [{"name": "%1$s"}, {"name": "%1$s", "kind": "recovery"}, {"name": "%1$s"}]""".formatted(name))
                .then()
                .statusCode(200)
                .body("results.status", contains(201, 200, 201))
                .extract()
                .jsonPath();

        long first = answer.getLong("results[0].id");
        long second = answer.getLong("results[2].id");
        assertThat(get(first).getString("status")).isEqualTo("resolved");
        assertThat(get(second).getString("status")).isEqualTo("open");
        assertThat(get(second).getLong("previous_id")).isEqualTo(first);
    }

    @Test
    void a_bad_line_is_answered_by_itself_and_harms_no_other() {
        String name = unique("lines");

        given().contentType("application/x-ndjson")
                .body("{\"name\": \"%s\"}\n{\"nome\": 1}\n{broken\n\n{\"name\": \"%s\"}\n"
                        .formatted(name, name)
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/issues/bulk")
                .then()
                .statusCode(200)
                .body("results.status", contains(201, 400, 400, 200))
                .body("results[1].problem.errors[0].pointer", equalTo("/name"));
    }

    @Test
    void a_body_that_is_no_array_is_refused_and_writes_nothing() {
        String name = unique("half");

        post("/api/v1/issues/bulk", "[{\"name\": \"%s\"}, {\"name\": ".formatted(name))
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        post("/api/v1/issues/bulk", "{\"name\": \"x\"}")
                .then()
                .statusCode(400)
                .body("detail", containsString("JSON array"));

        given().queryParam("name", name).get("/api/v1/issues").then().body("items.size()", equalTo(0));
    }

    @Test
    void a_bulk_request_repeated_under_one_idempotency_key_counts_once() {
        String name = unique("bulk once");
        for (int i = 0; i < 2; i++) {
            given().contentType("application/json")
                    .header("Idempotency-Key", name)
                    .body("[{\"name\": \"%1$s\"}, {\"name\": \"%1$s\"}]".formatted(name))
                    .post("/api/v1/issues/bulk")
                    .then()
                    .statusCode(200)
                    .body("results.status", contains(201, 200));
        }

        given().queryParam("name", name).get("/api/v1/issues").then().body("items[0].occurrences", equalTo(2));
    }

    @Test
    void a_report_repeated_under_one_idempotency_key_is_answered_as_the_first() {
        String name = unique("report once");
        for (int i = 0; i < 3; i++) {
            given().contentType("application/json")
                    .header("Idempotency-Key", name)
                    .body("{\"name\": \"%s\"}".formatted(name))
                    .post("/api/v1/issues")
                    .then()
                    .statusCode(201)
                    .body("occurrences", equalTo(1));
        }
    }

    @Test
    void a_body_over_the_limit_is_refused_as_a_problem() {
        given().contentType("application/json")
                .body("{\"name\": \"x\", \"details\": {\"log\": \"" + "x".repeat(1 << 20) + "\"}}")
                .post("/api/v1/issues")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("status", equalTo(413));
    }
}
