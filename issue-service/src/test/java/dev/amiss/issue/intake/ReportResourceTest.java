package dev.amiss.issue.intake;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReportResourceTest {
    private static ValidatableResponse report(String json) {
        return given().contentType(ContentType.JSON)
                .body(json)
                .when()
                .post("/api/v1/issues")
                .then();
    }

    private static String unique(String what) {
        return what + " " + UUID.randomUUID();
    }

    @Test
    void a_name_alone_makes_an_open_issue_with_every_field() {
        String name = unique("disk full");

        report("{\"name\": \"%s\"}".formatted(name))
                .statusCode(201)
                .header("Location", matchesPattern(".*/api/v1/issues/\\d+"))
                .body("name", equalTo(name))
                .body("status", equalTo("open"))
                .body("severity", equalTo("error"))
                .body("occurrences", equalTo(1))
                .body("opening", equalTo(1))
                .body("version", equalTo(1))
                .body("previous_id", nullValue())
                .body("opened_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
    }

    @Test
    void a_repeat_is_folded_and_keeps_the_first_details() {
        String name = unique("gateway down");
        int id = report("{\"name\": \"%s\", \"details\": {\"tried\": 1}}".formatted(name))
                .statusCode(201)
                .extract()
                .path("id");

        report("{\"name\": \"%s\", \"details\": {\"tried\": 2}}".formatted(name))
                .statusCode(200)
                .body("id", equalTo(id))
                .body("occurrences", equalTo(2))
                .body("details.tried", equalTo(2))
                .body("first_details.tried", equalTo(1))
                .body("version", equalTo(1));
    }

    @Test
    void a_missing_name_is_refused_by_pointer_and_rule() {
        report("{\"details\": {}}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", contains("/name"))
                .body("errors[0].detail", equalTo("is required and must not be blank"));
    }

    @Test
    void broken_json_is_refused_with_the_place() {
        report("{\"name\": ")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", matchesPattern("(?s).*line 1, column.*"));
    }

    @Test
    void a_wrong_severity_and_an_unknown_field_are_accepted_and_named() {
        report("{\"name\": \"%s\", \"severity\": \"dreadful\", \"colour\": \"red\"}".formatted(unique("odd")))
                .statusCode(201)
                .body("severity", equalTo("error"))
                .body("adjusted", hasItem("/severity"))
                .body("adjusted", hasItem("/colour"))
                .body("details._other.colour", equalTo("red"))
                .body("details._other.severity", equalTo("dreadful"));
    }

    @Test
    void a_recovery_resolves_and_the_next_failure_is_a_new_issue_that_names_the_old_one() {
        String name = unique("lag");
        int first = report("{\"name\": \"%s\"}".formatted(name))
                .statusCode(201)
                .extract()
                .path("id");

        given().contentType(ContentType.JSON)
                .body("{\"name\": \"%s\"}".formatted(name))
                .post("/api/v1/recoveries")
                .then()
                .statusCode(200)
                .body("id", equalTo(first))
                .body("status", equalTo("resolved"))
                .body("resolved_at", matchesPattern("\\d{4}-.*Z"));
        report("{\"name\": \"%s\"}".formatted(name)).statusCode(201).body("previous_id", equalTo(first));
    }

    @Test
    void a_recovery_of_nothing_is_answered_without_content() {
        given().contentType(ContentType.JSON)
                .body("{\"name\": \"%s\"}".formatted(unique("never was")))
                .post("/api/v1/recoveries")
                .then()
                .statusCode(204);
    }
}
