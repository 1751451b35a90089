package dev.amiss.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two replicas share the work and neither does what the other did. */
@SharedAmiss
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
    void waits_holds_groups_and_repeats_go_on_after_both_replicas_were_killed() {
        List<String> responders = List.of(
                respond("killed wait", "", "\"delay_sec\": 20", "/wait"),
                respond("killed hold", "", "\"delay_sec\": 0", "/hold"),
                respond("killed group", ", \"group\": {\"wait_sec\": 20}", "\"delay_sec\": 0", "/group"),
                respond(
                        "killed repeat",
                        ", \"allow_retry\": true, \"repeat_every_sec\": 5",
                        "\"delay_sec\": 0",
                        "/repeat"));
        amiss.responders()
                .expect(
                        201,
                        "POST",
                        "/api/v1/silences",
                        "{\"watch_pattern\": \"killed hold\", \"comment\": \"test\", \"ends_at\": \""
                                + Instant.now().plusSeconds(20) + "\"}");
        List<JsonNode> group = IntStream.range(0, 5)
                .mapToObj(i -> amiss.issues().open("killed group " + i))
                .toList();
        JsonNode waiting = amiss.issues().open("killed wait");
        JsonNode held = amiss.issues().open("killed hold");
        JsonNode repeated = amiss.issues().open("killed repeat");
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(statuses(waiting)).containsExactly("pending");
            assertThat(statuses(held)).containsExactly("held");
            assertThat(group).allSatisfy(issue -> assertThat(statuses(issue)).containsExactly("pending"));
            assertThat(stub.received("/repeat")).isNotEmpty();
        });

        amiss.kill("responder-1");
        amiss.kill("responder-2");

        await().atMost(LONG)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                amiss.responders().get("/q/health/ready").statusCode())
                        .isEqualTo(200));
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(statuses(waiting)).containsExactly("succeeded");
            assertThat(statuses(held)).containsExactly("succeeded");
            assertThat(group).allSatisfy(issue -> assertThat(statuses(issue)).containsExactly("succeeded"));
            assertThat(statuses(repeated).stream().filter("succeeded"::equals)).hasSizeGreaterThanOrEqualTo(3);
        });
        await().during(QUIET)
                .atMost(LONG)
                .until(() -> List.of("/wait", "/hold", "/group").stream()
                        .allMatch(path -> stub.received(path).size() == 1));
        assertThat(stub.received("/group").get(0).body()).contains("\"count\":5");
        assertThat(amiss.responders().all("/api/v1/actions?issue_id=" + repeated.path("id")).stream()
                        .map(action -> action.path("round").asInt()))
                .doesNotHaveDuplicates();
        responders.forEach(id -> amiss.responders().send("DELETE", "/api/v1/responders/" + id, ""));
    }

    private String respond(String pattern, String more, String action, String path) {
        return amiss.responders()
                .expect(201, "POST", "/api/v1/responders", """
                        {"watch_pattern": "%s"%s, "actions": [{"target_function": "issue.actions.webhook",
                         "function_kwargs": {"url": "%s"}, %s}]}""".formatted(pattern, more, stub.url(path), action))
                .path("id")
                .asText();
    }

    private List<String> statuses(JsonNode issue) {
        return amiss.responders().all("/api/v1/actions?issue_id=" + issue.path("id")).stream()
                .map(action -> action.path("status").asText())
                .toList();
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
