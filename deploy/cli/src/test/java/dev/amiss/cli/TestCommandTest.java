package dev.amiss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestCommandTest {
    private static final String REHEARSE = "POST /api/v1/responders/rehearse";

    private static final String TESTS = """
            responders:
            - {name: pager, watch_pattern: "payment", actions: [{id: call, target_function: issue.actions.log}]}
            tests:
            - name: escalation
              until: 2h
              events:
              - {at: 0s, issue: {name: payments down, labels: {team: pay}}}
              - {at: 1m30s, acknowledge: payments down}
              - {at: 600.5, reopen: payments down}
              expect:
              - {at: 0, action: call}
              - {at: 5m, responder: pager, issue: payments down}
            """;

    private static final String TWO = """
            {"is_complete": true, "items": [
             {"at_sec": 0, "responder": "pager", "action": "call", "target_function": "issue.actions.log", "on": "created",
              "issue": "payments down", "round": 1},
             {"at_sec": 300, "responder": "pager", "action": "mail", "target_function": "issue.actions.email", "on": "created",
              "issue": "payments down", "round": 1, "group": {"key": "", "count": 3}}]}""";

    private final StubServices services = new StubServices();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        services.close();
    }

    private CommandRun test(String text, String... options) {
        return test(file("a.test.yaml", text), options);
    }

    private CommandRun test(Path file, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "test";
        arguments[1] = file.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return CommandRun.of(services, arguments);
    }

    private Path file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CommandRun expecting(String expect) {
        services.on(REHEARSE, 200, TWO);
        return test(TESTS.substring(0, TESTS.indexOf("  expect:")) + expect);
    }

    @Test
    void what_happens_as_expected_passes_and_the_question_is_that_of_the_api() {
        services.on(REHEARSE, 200, TWO);

        CommandRun run = test(TESTS);

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("ok escalation\n1 passed, 0 failed\n");
        assertThat(run.code()).isZero();
        assertThat(services.targets()).containsExactly(REHEARSE);
        JsonNode question = services.last().json();
        assertThat(question.path("until_sec").asInt()).isEqualTo(7_200);
        assertThat(question.path("responders").path(0).path("name").asText()).isEqualTo("pager");
        assertThat(question.path("events"))
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"at_sec\":0,\"issue\":{\"name\":\"payments down\",\"labels\":{\"team\":\"pay\"}}}",
                        "{\"at_sec\":90,\"name\":\"payments down\",\"status\":\"acknowledged\"}",
                        "{\"at_sec\":600.5,\"name\":\"payments down\",\"status\":\"open\"}");
    }

    @Test
    void what_is_missing_unexpected_or_at_another_time_is_told() {
        CommandRun run = expecting("  expect: [{at: 6m, action: mail}, {at: 7m, responder: pager, action: fax}]\n");

        assertThat(run.code()).describedAs(run.err()).isEqualTo(1);
        assertThat(run.out().lines())
                .containsExactly(
                        "FAILED escalation",
                        "  missing          at 7m: responder pager, action fax",
                        "  at another time  at 5m, not at 6m: responder pager, action mail, issue payments down, count 3",
                        "  unexpected       at 0s: responder pager, action call, issue payments down",
                        "0 passed, 1 failed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                                             | true  | 1",
                "[]                                                             | false | 0",
                "[{at: 300s, count: 3}]                                         | false | 0",
                "[{at: 300s, count: 2}]                                         | false | 1",
                "[{at: 0, action: issue.actions.log}, {at: 5m, action: mail}]   | true  | 0",
                "[{at: 5m}, {at: 0s}]                                           | true  | 0",
                "[{at: 0s}, {at: 0s}, {at: 5m}]                                 | true  | 1",
                "[{at: 0s, issue: other}, {at: 5m}]                             | true  | 1",
            })
    void it_compares_exactly_what_is_named(String expect, boolean isOnly, int code) {
        assertThat(expecting("  expect: " + expect + "\n  expect_only: " + isOnly + "\n")
                        .code())
                .isEqualTo(code);
    }

    @Test
    void programs_read_json() {
        services.on(REHEARSE, 200, "{\"is_complete\": true, \"items\": []}");

        CommandRun run = test(TESTS, "-o", "json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.json().path("failed").asInt()).isEqualTo(1);
        assertThat(run.json().path("items").path(0).path("name").asText()).isEqualTo("escalation");
        assertThat(run.json().path("items").path(0).path("missing")).hasSize(2);
    }

    @Test
    void more_than_is_told_is_no_success() {
        services.on(REHEARSE, 200, TWO.replace("true", "false"));

        CommandRun run = test(TESTS);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("more happens than responder-service tells");
    }

    @Test
    void responders_come_from_files_beside_it_as_apply_reads_them() {
        services.on(REHEARSE, 200, TWO);
        file("responders/b.yaml", "watch_pattern: b\nactions: [{target_function: issue.actions.log}]\n");
        file("responders/a.yaml", """
                responders:
                - {name: a, watch_pattern: a, actions: [{target_function: issue.actions.webhook, function_kwargs: {url: {$env: HOOK}}}]}
                assertions:
                - {name: not for this, check: {type: heartbeat}}
                """);
        file("responders/notes.txt", "nothing");
        Path tests = file(
                "tests/a.yaml",
                TESTS.replaceFirst("(?s)responders:.*?tests:", "files: [../responders/*.yaml]\ntests:"));

        CommandRun run =
                CommandRun.of(Map.of("AMISS_URL", services.url(), "HOOK", "https://h"), "", "test", tests.toString());

        assertThat(run.code()).describedAs(run.err()).isZero();
        JsonNode responders = services.last().json().path("responders");
        assertThat(responders).extracting(each -> each.path("name").asText()).containsExactly("a", "b");
        assertThat(responders
                        .path(0)
                        .path("actions")
                        .path(0)
                        .path("function_kwargs")
                        .path("url")
                        .asText())
                .isEqualTo("https://h");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "until: 2h         | until: soon                  | tests[0].until: must be a time since the start",
                "until: 2h         | untill: 2h                   | tests[0].untill: is not a field here",
                "until: 2h         | {}                           | a.test.yaml: is neither JSON nor YAML",
                "at: 0s            | after: 0s                    | tests[0].events[0].at: is required",
                "acknowledge       | acknowledges                 | tests[0].events[1].issue: an event reports an issue",
                "reopen            | resolve: x, wont_fix         | tests[0].events[2].issue: an event reports an issue",
                "at: 5m            | at: -1                       | tests[0].expect[1].at: must be a time",
                "responder: pager  | respnder: pager              | tests[0].expect[1].respnder: is not a field",
                "name: escalation  | title: escalation            | tests[0].name: is required",
                "responders:       | files: [none/*.yaml];;others: | files: there is no file none/*.yaml",
            })
    void what_is_wrong_with_a_file_is_told_with_its_place(String text, String wrong, String mistake) {
        CommandRun run = test(TESTS.replace(text, wrong.replace(";;", "\n")));

        assertThat(run.code()).describedAs(run.out()).isEqualTo(2);
        assertThat(run.err()).contains("a.test.yaml: ", mistake);
        assertThat(services.requests()).isEmpty();
    }

    @Test
    void what_the_service_refuses_is_told_with_its_place() {
        services.on(REHEARSE, 400, """
                {"title": "Invalid request", "status": 400, "errors": [
                 {"pointer": "/responders/0/actions/0/target_function", "detail": "is not known here"},
                 {"pointer": "/events/1/name", "detail": "there is no issue of that name then"}]}""");

        CommandRun run = test(TESTS);

        assertThat(run.code()).isEqualTo(2);
        String file = folder.resolve("a.test.yaml").toString();
        assertThat(run.err().lines())
                .containsExactly(
                        file + ": responders[0]: /actions/0/target_function: is not known here",
                        file + ": tests[0].events[1]: there is no issue of that name then");
    }

    @Test
    void a_service_that_refuses_the_key_is_no_mistake_of_the_file() {
        services.on(REHEARSE, 401, "{\"title\": \"Unauthorized\", \"status\": 401}");

        assertThat(test(TESTS).code()).isEqualTo(1);
    }

    @Test
    void apply_leaves_tests_alone() {
        services.on("GET /api/v1/responders", 200, "{\"items\": [], \"next_cursor\": null}");
        services.on("GET /api/v1/assertions", 200, "{\"items\": [], \"next_cursor\": null}");
        services.on("GET /api/v1/silences", 200, "{\"items\": [], \"next_cursor\": null}");
        file("a.test.yaml", TESTS);

        assertThat(CommandRun.of(services, "apply", "-f", folder.toString()).out())
                .isEqualTo("0 created, 0 updated, 0 deleted, 0 unchanged\n");
    }

    @Test
    void the_example_of_the_documentation_is_read() throws IOException {
        services.on(REHEARSE, 200, "{\"is_complete\": true, \"items\": []}");
        Path example = Path.of("../../docs/examples/responders/payments.test.yaml");

        CommandRun run = test(example, "-o", "json");

        assertThat(Files.readString(Path.of("../../docs/cli.md"))).contains(Files.readString(example));
        assertThat(run.err()).isEmpty();
        assertThat(run.json().path("items")).hasSize(4);
        assertThat(List.of("storm", "payments on call"))
                .containsExactlyElementsOf(
                        services.last().json().path("responders").findValuesAsText("name"));
    }
}
