package dev.amiss.issue.compat.pagerduty;

import static dev.amiss.issue.IssueApi.post;
import static dev.amiss.issue.IssueApi.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.service.database.ForgetOldRows;
import dev.amiss.service.database.OldRows;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangeEventsTest {
    @Inject
    ForgetOldRows forget;

    @Inject
    @Any
    Instance<OldRows> kinds;

    @Inject
    Jdbi jdbi;

    @Test
    void a_change_of_more_than_30_days_ago_goes_as_all_old_rows_do() {
        String old = change(31);
        String young = change(29);

        kinds.forEach(forget::forget);

        assertThat(given().queryParam("limit", 500)
                        .get("/api/v1/changes")
                        .jsonPath()
                        .getList("items.summary", String.class))
                .contains(young)
                .doesNotContain(old);
    }

    private String change(int daysAgo) {
        String summary = unique("Deployed");
        post("/v2/change/enqueue", "{\"routing_key\":\"K\",\"payload\":{\"summary\":\"%s\"}}".formatted(summary))
                .then()
                .statusCode(202);
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE change_event SET at = now() - make_interval(days => ?) WHERE summary = ?", daysAgo, summary));
        return summary;
    }
}
