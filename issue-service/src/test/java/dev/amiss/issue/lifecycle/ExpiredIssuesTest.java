package dev.amiss.issue.lifecycle;

import static dev.amiss.issue.IssueApi.fail;
import static dev.amiss.issue.IssueApi.get;
import static dev.amiss.issue.IssueApi.history;
import static dev.amiss.issue.IssueApi.patch;
import static dev.amiss.issue.IssueApi.post;
import static dev.amiss.issue.IssueApi.report;
import static dev.amiss.issue.IssueApi.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A time to live resolves an active issue, and touches it no more once it is not active. */
@QuarkusTest
class ExpiredIssuesTest {
    @Inject
    ExpiredIssues expired;

    @Inject
    Jdbi jdbi;

    @Test
    void an_issue_with_a_time_to_live_resolves_itself() {
        long id = report("{\"name\": \"%s\", \"ttl_sec\": 1}".formatted(unique("ttl")))
                .jsonPath()
                .getLong("id");

        await().atMost(Duration.ofSeconds(20)).until(() -> get(id).getString("status"), equalTo("resolved"));

        assertThat(history(id).getList("items.actor")).contains("amiss");
    }

    @Test
    void an_issue_whose_time_to_live_ran_out_can_be_opened_again() {
        long id = report("{\"name\": \"%s\", \"ttl_sec\": 1}".formatted(unique("ttl")))
                .jsonPath()
                .getLong("id");
        await().atMost(Duration.ofSeconds(20)).until(() -> get(id).getString("status"), equalTo("resolved"));

        patch(id, "{\"status\": \"open\"}").then().statusCode(200).body("expires_at", nullValue());

        expired.resolve();
        assertThat(get(id).getString("status")).isEqualTo("open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolved", "wont_fix"})
    void an_issue_taken_out_of_work_expires_no_more(String status) {
        String name = unique("ttl");
        long id = report("{\"name\": \"%s\", \"ttl_sec\": 3600}".formatted(name))
                .jsonPath()
                .getLong("id");

        patch(id, "{\"status\": \"%s\"}".formatted(status))
                .then()
                .statusCode(200)
                .body("expires_at", nullValue());

        assertThat(get(id).getString("expires_at")).isNull();
    }

    @Test
    void a_recovered_issue_expires_no_more() {
        String name = unique("ttl");
        long id = report("{\"name\": \"%s\", \"ttl_sec\": 3600}".formatted(name))
                .jsonPath()
                .getLong("id");

        post("/api/v1/recoveries", "{\"name\": \"%s\"}".formatted(name)).then().body("expires_at", nullValue());

        assertThat(get(id).getString("expires_at")).isNull();
    }

    @Test
    void a_wont_fix_issue_that_is_seen_again_does_not_expire() {
        String name = unique("ttl");
        long id = fail(name);
        patch(id, "{\"status\": \"wont_fix\"}").then().statusCode(200);

        report("{\"name\": \"%s\", \"ttl_sec\": 3600}".formatted(name)).then().body("expires_at", nullValue());

        patch(id, "{\"status\": \"open\"}").then().statusCode(200).body("expires_at", nullValue());
    }

    @Test
    void what_older_releases_left_of_a_time_to_live_is_taken_away() throws IOException {
        String name = unique("ttl");
        long resolved = fail(name);
        patch(resolved, "{\"status\": \"resolved\"}").then().statusCode(200);
        long active = fail(name);
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE issue_activity SET expires_at = now() + interval '1 day' WHERE issue_id IN (?, ?)",
                resolved,
                active));

        String sql = migration("V20261129.10__expiry_of_active_issues.sql");
        jdbi.useHandle(handle -> handle.execute(sql));

        assertThat(get(resolved).getString("expires_at")).isNull();
        assertThat(get(active).getString("expires_at")).isNotNull();
    }

    private static String migration(String file) throws IOException {
        try (InputStream sql = ExpiredIssuesTest.class.getResourceAsStream("/db/issue/" + file)) {
            return new String(Objects.requireNonNull(sql).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
