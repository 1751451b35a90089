package dev.amiss.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two replicas share the work and neither does what the other did. */
@ExtendWith(SharedAmiss.class)
class ReplicasEndToEndTest {
    private static final Duration LONG = Duration.ofSeconds(120);
    private static final Duration QUIET = Duration.ofSeconds(3);

    private final RunningAmiss amiss;
    private final StubServer stub = new StubServer();

    ReplicasEndToEndTest(RunningAmiss amiss) {
        this.amiss = amiss;
    }

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void each_of_five_hundred_due_actions_is_done_once() {
        String responder = amiss.responders()
                .expect(201, "POST", "/api/v1/responders", """
                        {"watch_pattern": "shared ", "actions": [{"target_function": "issue.actions.webhook",
                         "function_kwargs": {"url": "%s"}, "delay_sec": 2}]}""".formatted(stub.url("/shared")))
                .path("id")
                .asText();
        String reports = IntStream.range(0, 500)
                .mapToObj(i -> "{\"name\": \"shared " + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));

        amiss.issues().expect(200, "POST", "/api/v1/issues/bulk", reports);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(stub.received("/shared")).hasSizeGreaterThanOrEqualTo(500));
        await().during(QUIET).atMost(LONG).until(() -> stub.received("/shared").size() == 500);
        assertThat(stub.received("/shared").stream()
                        .map(StubServer.Received::webhookId)
                        .distinct())
                .hasSize(500);
        amiss.responders().send("DELETE", "/api/v1/responders/" + responder, "");
    }

    @Test
    void each_of_two_hundred_checks_is_done_once() {
        for (int i = 0; i < 200; i++) {
            amiss.assertions().expect(201, "POST", "/api/v1/assertions", """
                            {"name": "check %d", "cron": "0 0 29 2 *", "time_zone": "UTC",
                             "check": {"type": "function", "url": "%s"}}""".formatted(i, stub.url("/check-" + i)));
        }

        amiss.assertions().expect(202, "POST", "/api/v1/assertions/run", "");

        await().atMost(LONG).untilAsserted(() -> assertThat(stub.received()).hasSizeGreaterThanOrEqualTo(200));
        await().during(QUIET).atMost(LONG).until(() -> stub.received().size() == 200);
        assertThat(stub.received().stream().map(StubServer.Received::path).distinct())
                .hasSize(200);
    }

    @Test
    void children_are_quiet_while_their_parent_fails_and_each_is_looked_at_once_more_when_it_has_recovered() {
        stub.answer(200, "{\"ok\": false}");
        String parent = create("database of the replicas", "/parent", "");
        List<String> children = IntStream.range(0, 20)
                .mapToObj(i -> create("child " + i, "/child-" + i, ", \"depends_on\": [" + parent + "]"))
                .toList();

        amiss.assertions().expect(200, "POST", "/api/v1/assertions/" + parent + "/run", "");
        children.forEach(child -> amiss.assertions().expect(200, "POST", "/api/v1/assertions/" + child + "/run", ""));

        await().atMost(LONG).until(() -> issues("open").size() == 1);
        assertThat(issues("open").get(0).path("name").asText()).isEqualTo("database of the replicas");
        assertThat(children).allSatisfy(child -> {
            JsonNode view = amiss.assertions().look("/api/v1/assertions/" + child);
            assertThat(view.path("withheld").asBoolean()).isTrue();
            assertThat(view.path("reason").asText()).contains("withheld while 'database of the replicas' fails");
        });

        stub.answer("/parent", 200, "{\"ok\": true}");
        IntStream.range(0, 10).forEach(i -> stub.answer("/child-" + i, 200, "{\"ok\": true}"));
        amiss.assertions().expect(200, "POST", "/api/v1/assertions/" + parent + "/run", "");

        await().atMost(LONG).until(() -> issues("open").size() == 10);
        await().during(QUIET)
                .atMost(LONG)
                .until(() -> issues("open").size() == 10 && issues("resolved").size() == 1);
        assertThat(issues("open")).allSatisfy(issue -> {
            assertThat(issue.path("name").asText()).startsWith("child 1");
            assertThat(issue.path("occurrences").asInt()).isEqualTo(1);
        });
        assertThat(children)
                .allSatisfy(child -> assertThat(amiss.assertions()
                                .look("/api/v1/assertions/" + child + "/results")
                                .path("items"))
                        .hasSize(2));
    }

    private String create(String name, String path, String more) {
        return amiss.assertions()
                .expect(201, "POST", "/api/v1/assertions", """
                        {"name": "%s", "cron": "0 0 29 2 *", "time_zone": "UTC", "labels": {"test": "dependencies"},
                         "check": {"type": "function", "url": "%s"}%s}""".formatted(name, stub.url(path), more))
                .path("id")
                .asText();
    }

    private List<JsonNode> issues(String status) {
        return amiss.issues().all("/api/v1/issues?label=test:dependencies&status=" + status);
    }
}
