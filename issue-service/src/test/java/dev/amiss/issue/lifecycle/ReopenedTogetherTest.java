package dev.amiss.issue.lifecycle;

import static dev.amiss.issue.IssueApi.fail;
import static dev.amiss.issue.IssueApi.get;
import static dev.amiss.issue.IssueApi.patch;
import static dev.amiss.issue.IssueApi.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;

@QuarkusTest
class ReopenedTogetherTest {
    private static final int TOGETHER = 4;

    @RepeatedTest(5)
    void one_issue_of_a_key_is_reopened_and_the_others_hear_which() throws Exception {
        String name = unique("together");
        List<Callable<Integer>> reopenings = new ArrayList<>();
        List<Long> issues = new ArrayList<>();
        for (int each = 0; each < TOGETHER; each++) {
            long id = fail(name);
            patch(id, "{\"status\": \"resolved\"}").then().statusCode(200);
            issues.add(id);
            reopenings.add(() -> patch(id, "{\"status\": \"open\"}").statusCode());
        }
        List<Integer> answers = new ArrayList<>();
        ExecutorService people = Executors.newFixedThreadPool(TOGETHER);
        try {
            for (Future<Integer> answer : people.invokeAll(reopenings)) {
                answers.add(answer.get());
            }
        } finally {
            people.shutdown();
        }

        assertThat(answers).containsExactlyInAnyOrder(200, 409, 409, 409);
        assertThat(issues)
                .filteredOn(id -> get(id).getString("status").equals("open"))
                .hasSize(1);
    }
}
