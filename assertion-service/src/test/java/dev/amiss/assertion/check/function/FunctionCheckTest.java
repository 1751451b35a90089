package dev.amiss.assertion.check.function;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.amiss.assertion.testing.Reported;
import dev.amiss.assertion.testing.Target;
import dev.amiss.embedded.RealParts;
import dev.amiss.model.Headers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealParts.class, restrictToAnnotatedClass = false)
class FunctionCheckTest {
    private final Target target = new Target();
    private final Reported reported = new Reported();

    @AfterEach
    void close() {
        target.close();
        reported.close();
    }

    @Test
    void a_function_that_says_no_opens_an_issue_with_its_details_and_one_that_says_yes_resolves_it() {
        target.answers(200, "{\"ok\": false, \"details\": {\"lag\": 7}}");
        long id = create("replication keeps up", "\"function_kwargs\": {\"most\": 5}");

        await().untilAsserted(() -> assertThat(state(id)).isEqualTo("failing"));

        target.answers(200, "{\"ok\": true}");
        given().post("/api/v1/assertions/" + id + "/run")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("passed"))
                .body("state", equalTo("passing"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(reported.kindsOf(id)).isEqualTo(List.of("failure", "recovery")));
        assertThat(target.bodies()).allMatch("{\"most\":5}"::equals).hasSizeGreaterThanOrEqualTo(2);
        var failure = reported.of(id).get(0);
        assertThat(failure.value().path("name").asText()).isEqualTo("replication keeps up");
        assertThat(failure.value().path("details").path("lag").asInt()).isEqualTo(7);
        assertThat(failure.value().path("severity").asText()).isEqualTo("critical");
        assertThat(failure.value().path("labels").path("team").asText()).isEqualTo("db");
        assertThat(failure.headers())
                .containsEntry(Headers.SCOPE, "assertion:" + id)
                .containsKeys(Headers.CE_ID, Headers.CE_SOURCE);
        assertThat(reported.of(id)).extracting(Reported.Record::key).containsOnly(failure.key());
    }

    @Test
    void no_answer_is_an_error_of_the_check_and_no_failure() {
        target.answers(500, "out of order");
        long id = create("is an error", "\"function_kwargs\": {}");

        given().post("/api/v1/assertions/" + id + "/run")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("error"))
                .body("details.reason", equalTo("server_error"))
                .body("reason", containsString("out of order"));

        given().get("/api/v1/assertions/" + id)
                .then()
                .body("state", equalTo("error"))
                .body("last_run_at", notNullValue())
                .body("next_run_at", notNullValue());
        assertThat(reported.of(id)).isEmpty();
    }

    private long create(String name, String more) {
        return given().contentType(ContentType.JSON)
                .body("""
                        {"name": "%s", "check": {"type": "function", "url": "%s", %s}, "every_sec": 3600,
                         "severity": "critical", "labels": {"team": "db"}}""".formatted(name, target.url(), more))
                .post("/api/v1/assertions")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
    }

    private static String state(long id) {
        return given().get("/api/v1/assertions/" + id).jsonPath().getString("state");
    }
}
