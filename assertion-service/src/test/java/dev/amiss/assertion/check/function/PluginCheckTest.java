package dev.amiss.assertion.check.function;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.function.CheckFunction;
import dev.amiss.model.function.CheckOutcome;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PluginCheckTest {
    /** A function that does what its argument says. */
    @Singleton
    static class Obedient implements CheckFunction {
        @Override
        public String name() {
            return "test.obedient";
        }

        @Override
        public String description() {
            return "Does what it is told.";
        }

        @Override
        public String schema() {
            return """
                    {"type": "object", "required": ["do"], "properties": {"do": {"type": "string"}}}""";
        }

        @Override
        public CheckOutcome check(JsonNode kwargs) throws Exception {
            return switch (kwargs.path("do").asText()) {
                case "fail" -> new CheckOutcome.Failed(kwargs);
                case "throw" -> throw new IllegalStateException("as told");
                case "hang" -> hang();
                default -> new CheckOutcome.Passed(null);
            };
        }

        private static CheckOutcome hang() throws InterruptedException {
            boolean ended = new CountDownLatch(1).await(60, TimeUnit.SECONDS);
            return ended ? new CheckOutcome.Passed(null) : new CheckOutcome.Failed(null);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/functions", "/api/v1/assertions/functions"})
    void functions_are_listed_with_their_arguments(String address) {
        given().get(address)
                .then()
                .statusCode(200)
                .body("items.target_function", hasItem("test.obedient"))
                .body("items.find { it.target_function == 'test.obedient' }.schema.required[0]", equalTo("do"));
    }

    @ParameterizedTest
    @CsvSource({
        "pass, passed, passed once",
        "fail, failed, failed once",
        "throw, error, as told",
        "hang, error, did not return"
    })
    void a_function_of_a_plugin_is_called_with_its_arguments(String what, String outcome, String reason) {
        int id = post("{\"do\": \"" + what + "\"}").statusCode(201).extract().path("id");

        given().post("/api/v1/assertions/" + id + "/run")
                .then()
                .statusCode(200)
                .body("outcome", equalTo(outcome))
                .body("reason", containsString(reason));
    }

    @Test
    void wrong_arguments_are_refused_with_their_places() {
        post("{\"do\": 1, \"colour\": \"red\"}")
                .statusCode(400)
                .body("errors.pointer", hasItem("/check/function_kwargs/do"))
                .body("errors.pointer", hasItem("/check/function_kwargs/colour"));
        post("{}").statusCode(400).body("errors.pointer", hasItem("/check/function_kwargs/do"));
    }

    private static ValidatableResponse post(String kwargs) {
        return given().contentType(ContentType.JSON)
                .body("""
                        {"name": "plugin %s", "cron": "0 0 1 1 *", "timeout_sec": 1,
                         "check": {"type": "function", "target_function": "test.obedient", "function_kwargs": %s}}""".formatted(kwargs.replace("\"", ""), kwargs))
                .post("/api/v1/assertions")
                .then();
    }
}
