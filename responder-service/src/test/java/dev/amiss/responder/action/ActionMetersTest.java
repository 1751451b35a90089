package dev.amiss.responder.action;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ActionMetersTest {
    private static final List<String> NAMES = List.of(
            "amiss_responder_waiting_actions", "amiss_responder_due_actions", "amiss_responder_due_lag_seconds");

    @Inject
    ActionMeters meters;

    @Test
    void what_was_looked_up_is_told() {
        meters.look();

        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();
        NAMES.forEach(name -> assertThat(metrics.lines().filter(line -> line.startsWith(name + "{")))
                .describedAs(name)
                .isNotEmpty()
                .allMatch(line -> line.contains("application=\"responder-service\"") && !line.endsWith("NaN")));
    }
}
