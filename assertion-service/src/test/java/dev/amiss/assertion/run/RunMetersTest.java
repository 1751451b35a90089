package dev.amiss.assertion.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunMetersTest {
    private static final List<String> NAMES = List.of(
            "amiss_assertion_standing_assertions",
            "amiss_assertion_failing_records",
            "amiss_assertion_due_lag_seconds");

    @Inject
    RunMeters meters;

    @Test
    void what_was_looked_up_is_told() {
        meters.look();

        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();
        NAMES.forEach(name -> assertThat(metrics.lines().filter(line -> line.startsWith(name + "{")))
                .describedAs(name)
                .isNotEmpty()
                .allMatch(line -> line.contains("application=\"assertion-service\"") && !line.endsWith("NaN")));
    }
}
