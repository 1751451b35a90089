package dev.amiss.responder.action;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.Responders;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WaitingActionsTest {
    @Inject
    IssueFeed issues;

    @Test
    void what_waits_is_listed_with_the_next_one_first_page_by_page() {
        String name = "queue-" + UUID.randomUUID();
        int late = Responders.add(Responders.logging(name, "\"delay_sec\": 900"));
        int early = Responders.add(Responders.logging(name, "\"delay_sec\": 600"));
        TestIssue issue = issues.open(name);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(Responders.statusesOf(issue.id())).containsExactly("pending", "pending"));

        String asked = "/api/v1/actions?sort=runs_at&limit=1&issue_id=" + issue.id();
        String next = given().get(asked)
                .then()
                .statusCode(200)
                .body("items.responder_id", equalTo(List.of(early)))
                .extract()
                .path("next_cursor");
        given().get(asked + "&cursor=" + next).then().body("items.responder_id", equalTo(List.of(late)));

        given().get("/api/v1/actions?sort=runs_at&status=failed").then().statusCode(400);
        given().get("/api/v1/actions?sort=due").then().statusCode(400);
        List.of(late, early).forEach(id -> given().delete("/api/v1/responders/" + id));
    }
}
