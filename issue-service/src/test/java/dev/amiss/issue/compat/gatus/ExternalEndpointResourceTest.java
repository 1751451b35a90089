package dev.amiss.issue.compat.gatus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ExternalEndpointResourceTest {
    private static JsonPath issues(String name) {
        return given().queryParam("name", name).get("/api/v1/issues").jsonPath();
    }

    @Test
    void results_open_and_resolve_an_issue_of_the_endpoint() {
        String key = "core_backup-" + UUID.randomUUID();

        given().queryParam("success", "false")
                .queryParam("error", "disk full: no space left")
                .queryParam("duration", "10s")
                .post("/api/v1/endpoints/" + key + "/external")
                .then()
                .statusCode(200)
                .body(emptyString());
        JsonPath issue = issues(key);
        assertThat(issue.getString("items[0].details.error")).isEqualTo("disk full: no space left");
        assertThat(issue.getString("items[0].details.duration")).isEqualTo("10s");
        assertThat(issue.getString("items[0].labels.group")).isEqualTo("core");

        given().queryParam("success", "true")
                .post("/api/v1/endpoints/" + key + "/external")
                .then()
                .statusCode(200)
                .body(emptyString());
        assertThat(issues(key).getList("items.status")).containsExactly("resolved");
    }

    @Test
    void a_result_repeated_under_one_idempotency_key_counts_once() {
        String key = "core_once-" + UUID.randomUUID();
        for (String idempotencyKey : List.of(key, key, key + "-other")) {
            given().header("Idempotency-Key", idempotencyKey)
                    .queryParam("success", "false")
                    .post("/api/v1/endpoints/" + key + "/external")
                    .then()
                    .statusCode(200);
        }

        assertThat(issues(key).getInt("items[0].occurrences")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?success=", "?success=yes", "?error=x"})
    void a_result_that_does_not_say_which_is_refused(String query) {
        given().post("/api/v1/endpoints/core_x/external" + query)
                .then()
                .statusCode(400)
                .body(equalTo("missing or invalid success query parameter"));
    }
}
