package dev.amiss.issue;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.UUID;

/** The issue API as the tests of this module use it. */
public final class IssueApi {
    private IssueApi() {}

    /** A name that no other test uses. */
    public static String unique(String what) {
        return what + " " + UUID.randomUUID();
    }

    public static Response post(String path, String json) {
        return given().contentType(ContentType.JSON).body(json).post(path);
    }

    public static Response report(String json) {
        return post("/api/v1/issues", json);
    }

    /** Reports a failure by name and answers the issue's id. */
    public static long fail(String name) {
        Response answer = report("{\"name\": \"" + name + "\"}");
        answer.then().statusCode(org.hamcrest.Matchers.oneOf(200, 201));
        return answer.jsonPath().getLong("id");
    }

    public static Response patch(long id, String json) {
        return given().contentType("application/merge-patch+json").body(json).patch("/api/v1/issues/" + id);
    }

    public static JsonPath get(long id) {
        return given().get("/api/v1/issues/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static JsonPath history(long id) {
        return given().get("/api/v1/issues/" + id + "/history")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
