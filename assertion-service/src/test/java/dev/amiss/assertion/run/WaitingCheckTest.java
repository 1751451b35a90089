package dev.amiss.assertion.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.amiss.assertion.testing.Checks;
import dev.amiss.assertion.testing.Target;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WaitingCheckTest {
    private static final int MORE_THAN_WORKERS = 60;

    @Test
    void checks_that_wait_for_answers_hold_up_no_others() {
        CountDownLatch end = new CountDownLatch(1);
        try (Target silent = new Target().answers(exchange -> hold(end))) {
            List<Long> waiting = new ArrayList<>();
            for (int i = 0; i < MORE_THAN_WORKERS; i++) {
                waiting.add(create("waits " + i, silent));
            }
            long other = Checks.create(
                    "{\"type\": \"sql\", \"datasource\": \"shop\", \"query\": \"SELECT 1 WHERE false\"}", "");

            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertThat(silent.bodies()).hasSizeGreaterThanOrEqualTo(MORE_THAN_WORKERS));
            Checks.run(other).body("outcome", equalTo("passed"));
            end.countDown();
            for (long id : waiting) {
                given().delete("/api/v1/assertions/" + id).then().statusCode(202);
            }
        }
    }

    /** By an interval it runs at once. */
    private static long create(String name, Target target) {
        return given().contentType(ContentType.JSON)
                .body("""
                        {"name": "%s", "every_sec": 36000, "timeout_sec": 60,
                         "check": {"type": "http", "url": "%s"}}""".formatted(name, target.url()))
                .post("/api/v1/assertions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
    }

    private static void hold(CountDownLatch end) {
        try {
            end.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
