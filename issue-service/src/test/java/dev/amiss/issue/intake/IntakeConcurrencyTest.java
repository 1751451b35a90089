package dev.amiss.issue.intake;

import static dev.amiss.issue.IssueApi.get;
import static dev.amiss.issue.IssueApi.history;
import static dev.amiss.issue.IssueApi.post;
import static dev.amiss.issue.IssueApi.report;
import static dev.amiss.issue.IssueApi.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.amiss.embedded.RealParts;
import dev.amiss.embedded.TopicReader;
import dev.amiss.model.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IntakeConcurrencyTest {
    private static List<Response> together(int threads, List<Callable<Response>> calls) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : pool.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void two_hundred_reports_of_one_new_name_make_one_issue_and_one_event() throws Exception {
        String name = unique("storm");
        try (TopicReader events = new TopicReader(RealParts.bootstrap(), Topics.ISSUE_EVENTS)) {
            List<Response> answers =
                    together(32, Collections.nCopies(200, () -> report("{\"name\": \"%s\"}".formatted(name))));

            assertThat(answers.stream().filter(a -> a.statusCode() == 201)).hasSize(1);
            assertThat(answers.stream().filter(a -> a.statusCode() == 200)).hasSize(199);
            assertThat(answers.stream().map(a -> a.jsonPath().getLong("id")).distinct())
                    .hasSize(1);
            long id = answers.get(0).jsonPath().getLong("id");
            assertThat(get(id).getInt("occurrences")).isEqualTo(200);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(
                            () -> types(events, id),
                            equalTo(List.of("issue.created", "issue.changed", "issue.changed")));
            assertThat(history(id).getList("items.kind")).containsExactly("created", "changed", "changed");
        }
    }

    private static List<String> types(TopicReader events, long id) {
        return events.records().stream()
                .filter(record -> String.valueOf(id).equals(record.key()))
                .map(record -> TopicReader.headers(record).get("ce_type"))
                .toList();
    }

    @Test
    void opposite_bulk_requests_at_once_meet_no_deadlock() throws Exception {
        String run = unique("bulk");
        List<Callable<Response>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            boolean backwards = i % 2 == 1;
            calls.add(() -> post("/api/v1/issues/bulk", bulk(run, backwards)));
        }

        List<Response> answers = together(4, calls);

        for (Response answer : answers) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.jsonPath().<Integer>getList("results.status"))
                    .hasSize(1000)
                    .allMatch(status -> status == 200 || status == 201 || status == 204);
        }
        given().queryParam("name", run + " 7")
                .queryParam("status", "open")
                .get("/api/v1/issues")
                .then()
                .body("items.size()", org.hamcrest.Matchers.lessThanOrEqualTo(1));
    }

    private static String bulk(String run, boolean backwards) {
        return IntStream.range(0, 1000)
                .map(i -> backwards ? 999 - i : i)
                .mapToObj(i -> "{\"name\": \"%s %d\", \"kind\": \"%s\"}"
                        .formatted(run, i / 2, i % 3 == 0 ? "recovery" : "failure"))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
