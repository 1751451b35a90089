package dev.amiss.responder.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;

/** Requests that many tests make. */
public final class Responders {
    private Responders() {}

    /** Adds a responder that must be accepted, and answers its id. */
    public static int add(String json) {
        return post(json).statusCode(201).extract().path("id");
    }

    public static ValidatableResponse post(String json) {
        return given().contentType(ContentType.JSON)
                .body(json)
                .when()
                .post("/api/v1/responders")
                .then();
    }

    public static ValidatableResponse put(int id, String json) {
        return given().contentType(ContentType.JSON)
                .body(json)
                .when()
                .put("/api/v1/responders/" + id)
                .then();
    }

    /** One that writes to the log, with further fields of the action. */
    public static String logging(String pattern, String actionFields) {
        return """
                {"watch_pattern": "%s", "actions": [{"target_function": "issue.actions.log"%s}]}""".formatted(pattern, actionFields.isEmpty() ? "" : ", " + actionFields);
    }

    /** The actions of an issue, the latest first. */
    public static List<Map<String, Object>> actionsOf(long issueId) {
        return given().when()
                .get("/api/v1/actions?limit=500&issue_id=" + issueId)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    /** Their statuses, the latest first. */
    public static List<String> statusesOf(long issueId) {
        return actionsOf(issueId).stream()
                .map(action -> String.valueOf(action.get("status")))
                .toList();
    }
}
