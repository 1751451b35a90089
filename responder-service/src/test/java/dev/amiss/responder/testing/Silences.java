package dev.amiss.responder.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** Requests about silences that many tests make. */
public final class Silences {
    private Silences() {}

    public static ValidatableResponse post(String json) {
        return given().contentType(ContentType.JSON)
                .body(json)
                .when()
                .post("/api/v1/silences")
                .then();
    }

    /** Adds a silence that must be accepted, and answers its id. */
    public static int add(String json) {
        return post(json).statusCode(201).extract().path("id");
    }

    /** One that is in force at once. */
    public static int add(String pattern, String endsAt) {
        return add("""
                {"watch_pattern": "%s", "ends_at": "%s", "comment": "works on it"}""".formatted(pattern, endsAt));
    }

    public static void end(int id) {
        given().delete("/api/v1/silences/" + id).then().statusCode(204);
    }

    public static ValidatableResponse get(int id) {
        return given().get("/api/v1/silences/" + id).then().statusCode(200);
    }
}
