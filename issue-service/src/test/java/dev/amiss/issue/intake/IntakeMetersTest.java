package dev.amiss.issue.intake;

import static dev.amiss.issue.IssueApi.post;
import static dev.amiss.issue.IssueApi.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IntakeMetersTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void reports_are_counted_by_the_way_that_they_came_and_what_they_led_to() {
        String name = unique("metered");
        double opened = reports("http", "opened");
        double folded = reports("http", "folded");
        double resolved = reports("http", "resolved");
        double none = reports("http", "none");
        double bulk = reports("bulk", "opened");

        post("/api/v1/issues", "{\"name\": \"" + name + "\"}");
        post("/api/v1/issues", "{\"name\": \"" + name + "\"}");
        post("/api/v1/recoveries", "{\"name\": \"" + name + "\"}");
        post("/api/v1/recoveries", "{\"name\": \"" + name + "\"}");
        post("/api/v1/issues/bulk", "[{\"name\": \"" + name + "\"}]");

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(reports("http", "opened") - opened).isGreaterThanOrEqualTo(1);
            assertThat(reports("http", "folded") - folded).isGreaterThanOrEqualTo(1);
            assertThat(reports("http", "resolved") - resolved).isGreaterThanOrEqualTo(1);
            assertThat(reports("http", "none") - none).isGreaterThanOrEqualTo(1);
            assertThat(reports("bulk", "opened") - bulk).isGreaterThanOrEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amiss_issue_queue_reports",
                "amiss_issue_batch_reports_count",
                "amiss_issue_report_wait_seconds_bucket",
                "amiss_outbox_messages",
                "amiss_outbox_age_seconds",
                "amiss_outbox_refused_messages",
                "amiss_consumer_lag_records",
                "amiss_consumer_stopped_partitions"
            })
    void each_metric_says_which_service_tells_it(String name) {
        assertThat(metrics().lines().filter(line -> line.startsWith(name + "{")))
                .describedAs(name)
                .isNotEmpty()
                .allMatch(line -> line.contains("application=\"issue-service\""));
    }

    private static double reports(String way, String result) {
        Matcher line = Pattern.compile("(?m)^amiss_issue_reports_total\\{(.*)} (\\S+)$")
                .matcher(metrics());
        while (line.find()) {
            if (line.group(1).contains("way=\"" + way + "\"") && line.group(1).contains("result=\"" + result + "\"")) {
                return Double.parseDouble(line.group(2));
            }
        }
        throw new AssertionError("no metric of " + way + " and " + result);
    }

    private static String metrics() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }
}
