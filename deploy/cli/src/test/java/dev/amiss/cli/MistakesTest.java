package dev.amiss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistakesTest {
    private final StubServices services = new StubServices();

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void a_refusal_names_every_field() {
        services.on("POST /api/v1/silences", 400, """
                {"type": "urn:amiss:problem:invalid", "title": "Invalid request", "status": 400,
                 "detail": "2 fields are invalid, the first: /ends_at: must be later",
                 "errors": [{"pointer": "/ends_at", "detail": "must be later"},
                            {"pointer": "/watch_pattern", "detail": "is no pattern"}]}""");

        CommandRun run = CommandRun.of(services, "silences", "create", "(", "--for", "1h", "-c", "why");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .containsExactly(
                        "responder-service: 400 Invalid request: 2 fields are invalid, the first: /ends_at: must be later",
                        "  /ends_at: must be later",
                        "  /watch_pattern: is no pattern");
    }

    @Test
    void a_service_that_is_not_there_is_named_with_what_to_do() {
        CommandRun run = CommandRun.of(Map.of("AMISS_ISSUE_URL", "http://127.0.0.1:1"), "", "issues", "list");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("Cannot reach issue-service at http://127.0.0.1:1", "deploy/local/up");
    }

    @Test
    void a_proxy_that_answers_html_is_told_by_its_status() {
        services.on("GET /api/v1/issues", 502, "<html>\nBad gateway");

        assertThat(CommandRun.of(services, "issues", "list").err()).contains("issue-service: 502: <html>");
    }

    @Test
    void the_key_comes_from_the_environment_or_a_file(@TempDir Path folder) throws IOException {
        services.on("GET /api/v1/issues", 401, "{\"title\": \"Unauthorized\", \"status\": 401}");
        Path file = Files.writeString(folder.resolve("key"), "from-file\n");

        CommandRun none = CommandRun.of(services, "issues", "list");
        CommandRun.of(Map.of("AMISS_URL", services.url(), "AMISS_KEY", "from-env"), "", "issues", "list");
        CommandRun.of(services, "issues", "list", "--key-file", file.toString());

        assertThat(none.err()).contains("401 Unauthorized", "AMISS_KEY");
        assertThat(services.requests())
                .extracting(StubServices.Request::authorization)
                .containsExactly(null, "Bearer from-env", "Bearer from-file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issues | Missing required subcommand",
                "issues lst | Unmatched argument",
                "issues list --opened-after yesterday | one looks like 2026-11-23T20:00:00Z",
                "issues report x --record user | one looks like user:42",
                "issues report x --details [1] | is no JSON object",
                "issues report x --ttl soon | one looks like 90s",
                "issues list --output xml | xml",
                "issues list --url nowhere | one looks like https://amiss.example.com",
                "issues list --key-file /nonexistent/key | Cannot read the key's file",
                "issues follow --severity bad | is no severity",
                "explain | Which issue?",
                "assertions run | Which assertions?",
                "silences create x -c why | How long?",
                "silences create x -c why --cron x --until 1h | --cron and --for"
            })
    void what_cannot_be_is_refused_with_the_rule(String line, String message) {
        CommandRun run = CommandRun.of(services, line.split(" "));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
        assertThat(services.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "issues list",
        "issues follow",
        "responders apply",
        "responders explain",
        "actions retry",
        "silences end",
        "assertions pause",
        "explain",
        "apply",
        "export",
        "key",
        "completion",
        "recoveries report"
    })
    void every_command_has_help(String line) {
        CommandRun run = CommandRun.of(services, (line + " --help").split(" "));

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("amiss " + line, "--output=FORMAT");
    }

    @Test
    void the_completion_is_a_script_that_knows_nouns_and_verbs() {
        CommandRun run = CommandRun.of(services, "completion");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("complete -F _complete_amiss", "acknowledge", "dry-run");
    }
}
