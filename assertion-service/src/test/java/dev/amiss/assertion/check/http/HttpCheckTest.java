package dev.amiss.assertion.check.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.sun.net.httpserver.HttpExchange;
import dev.amiss.assertion.testing.Target;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class HttpCheckTest {
    private static int number;

    private final Target target = new Target();

    @AfterEach
    void close() {
        target.close();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                    200 => {"n": 3} =>                                                      => passed
                    204 =>          =>                                                      => passed
                    500 => oops     =>                                                      => failed
                    302 =>          =>                                                      => failed
                    302 =>          => "expect_status": 302                                 => passed
                    200 => {"n": 3} => "expect_status": 201                                 => failed
                    200 => all fine => "expect_body": "fine"                                => passed
                    200 => all fine => "expect_body": "fail"                                => failed
                    200 => {"n": 3} => "max_latency_ms": 30000                              => passed
                    200 => {"n": 3} => "passes": "json.n == 3 && status == 200"             => passed
                    500 => {"n": 3} => "passes": "status < 600"                             => passed
                    200 => {"n": 3} => "passes": "json.n > 3"                               => failed
                    200 => {"n": 3} => "passes": "json.missing > 3"                         => error
                    200 => no json  => "passes": "json == null && body == 'no json'"        => passed
                    200 => x        => "passes": "latency_ms < 30000 && cert_days_left == null" => passed
                    200 => {"n": 3} => "passes": "json.n == 3", "expect_body": "nothing"    => failed
                    """)
    void an_answer_is_held_against_what_is_expected(int status, String body, String expectations, String outcome) {
        target.answers(status, body == null ? "" : body);

        check(expectations == null ? "" : ", " + expectations, 20).body("outcome", equalTo(outcome));
    }

    @Test
    void details_say_what_was_expected_and_what_came() {
        target.answers(503, "maintenance");

        check(", \"expect_status\": 200, \"expect_body\": \"welcome\"", 20)
                .body("details.status", equalTo(503))
                .body("details.unmet[0]", equalTo("status 503, expected 200"))
                .body("details.unmet[1]", containsString("does not contain 'welcome'"))
                .body("details.body", equalTo("maintenance"))
                .body("details.latency_ms", notNullValue());
    }

    @Test
    void nobody_there_and_no_answer_in_time_are_failures() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        target.answers(exchange -> await(end));

        check("", 1).body("outcome", equalTo("failed")).body("details.reason", equalTo("timeout"));
        end.countDown();

        target.close();
        check("", 20).body("outcome", equalTo("failed")).body("details.reason", equalTo("unreachable"));
    }

    @Test
    void an_address_that_must_not_be_called_is_an_error_of_the_check() {
        checkOf("http://169.254.169.254/latest/meta-data", "", 5)
                .body("outcome", equalTo("error"))
                .body("details.reason", equalTo("forbidden_address"));
    }

    @Test
    void method_headers_and_body_are_sent_as_they_were_given() {
        target.answers(exchange -> Target.send(exchange, isAsGiven(exchange) ? 200 : 500, ""));

        check(", \"method\": \"PUT\", \"headers\": {\"X-Team\": \"db\"}, \"body\": \"ping\"", 20)
                .body("outcome", equalTo("passed"));

        assertThat(target.bodies()).contains("ping");
    }

    private static boolean isAsGiven(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("PUT")
                && "db".equals(exchange.getRequestHeaders().getFirst("X-Team"));
    }

    private ValidatableResponse check(String more, int timeoutSec) {
        return checkOf(target.url(), more, timeoutSec);
    }

    private static ValidatableResponse checkOf(String url, String more, int timeoutSec) {
        number++;
        int id = given().contentType(ContentType.JSON)
                .body("""
                        {"name": "http check %d", "cron": "0 0 1 1 *", "timeout_sec": %d,
                         "check": {"type": "http", "url": "%s"%s}}""".formatted(number, timeoutSec, url, more))
                .post("/api/v1/assertions")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(201)
                .extract()
                .path("id");
        return given().post("/api/v1/assertions/" + id + "/run")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200);
    }

    private static void await(CountDownLatch end) {
        try {
            end.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
