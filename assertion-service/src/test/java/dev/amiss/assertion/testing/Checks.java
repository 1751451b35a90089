package dev.amiss.assertion.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes assertions of checks that run on demand only. */
public final class Checks {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Checks() {}

    /** A new assertion with this check. */
    public static ValidatableResponse post(String check) {
        return post(check, "");
    }

    /**
     * A new assertion with this check.
     *
     * @param more further fields of the assertion, such as {@code , "fail_after": 2}
     */
    public static ValidatableResponse post(String check, String more) {
        return given().contentType(ContentType.JSON)
                .body("""
                        {"name": "check %d", "cron": "0 0 1 1 *", "timeout_sec": 20, "check": %s%s}""".formatted(NUMBER.incrementAndGet(), check, more))
                .post("/api/v1/assertions")
                .then()
                .log()
                .ifValidationFails();
    }

    /** As {@link #post}; answers its id. */
    public static long create(String check, String more) {
        return post(check, more).statusCode(201).extract().jsonPath().getLong("id");
    }

    /** Runs an assertion and answers the result. */
    public static ValidatableResponse run(long id) {
        return given().post("/api/v1/assertions/" + id + "/run")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200);
    }

    /** The result of a new assertion's first run. */
    public static ValidatableResponse resultOf(String check) {
        return run(create(check, ""));
    }

    /** The assertion as it is answered. */
    public static ValidatableResponse get(long id) {
        return given().get("/api/v1/assertions/" + id).then().statusCode(200);
    }
}
