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

class IssuesCommandTest {
    private static final String ISSUE = """
            {"id": 7, "name": "backup failed", "status": "open", "severity": "critical", "occurrences": 3,
             "labels": {"team": "db"}, "details": {"host": "db1"}, "record": {"type": "host", "id": "db1"},
             "opened_at": "2026-11-24T10:00:00.000Z", "last_seen_at": "2026-11-24T11:59:30.000Z", "opening": 1}""";

    private final StubServices services = new StubServices();

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void a_report_sends_what_was_said_and_tells_the_issue() {
        services.on("POST /api/v1/issues", 201, ISSUE);

        CommandRun run = CommandRun.of(
                services,
                "issues",
                "report",
                "backup failed",
                "--severity",
                "critical",
                "-l",
                "team=db",
                "--record",
                "host:db1",
                "-d",
                "host=db1",
                "--details",
                "{\"tried\": 3}",
                "--ttl",
                "1h30m",
                "--occurred-at",
                "5m");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("Opened issue 7, seen 3 times\n");
        assertThat(services.last().json().toString())
                .isEqualTo("{\"name\":\"backup failed\",\"record\":{\"type\":\"host\",\"id\":\"db1\"},"
                        + "\"details\":{\"tried\":3,\"host\":\"db1\"},\"severity\":\"critical\","
                        + "\"labels\":{\"team\":\"db\"},\"ttl_sec\":5400,\"occurred_at\":\"2026-11-24T11:55:00Z\"}");
    }

    @Test
    void a_list_is_a_table_with_ages() {
        services.on("GET /api/v1/issues", 200, "{\"items\": [" + ISSUE + "], \"next_cursor\": null}");

        CommandRun run = CommandRun.of(services, "issues", "list", "--status", "open,acknowledged", "-l", "team=db");

        assertThat(run.out().lines())
                .containsExactly(
                        "ID  STATUS  SEVERITY  SEEN  OPENED  LAST SEEN  RECORD    NAME",
                        " 7  open    critical     3  2h      30s        host:db1  backup failed");
        assertThat(services.last().target())
                .isEqualTo("/api/v1/issues?status=open&status=acknowledged&label=team%3Adb&limit=50");
    }

    @Test
    void a_list_as_json_has_the_form_of_the_api() {
        services.on("GET /api/v1/issues", 200, "{\"items\": [" + ISSUE + "], \"next_cursor\": \"abc\"}");

        CommandRun run = CommandRun.of(services, "issues", "list", "--output", "json", "--limit", "1");

        assertThat(run.json().path("items").path(0).path("name").asText()).isEqualTo("backup failed");
        assertThat(run.json().path("next_cursor").asText()).isEqualTo("abc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"json | {\"items\": [], \"next_cursor\": null}", "yaml | items: []", "table | ''"})
    void an_empty_list_is_one_in_every_format(String format, String out) {
        services.on("GET /api/v1/issues", 200, "{\"items\": [], \"next_cursor\": null}");

        CommandRun run = CommandRun.of(services, "-o", format, "issues", "list");

        assertThat(run.code()).isZero();
        assertThat(run.out().lines().findFirst().orElse("")).isEqualTo(out);
    }

    @Test
    void all_pages_make_one_document() {
        services.on(
                "GET /api/v1/issues?limit=500",
                200,
                "{\"items\": [" + ISSUE + "," + ISSUE + "], \"next_cursor\": \"c1\"}");
        services.on(
                "GET /api/v1/issues?limit=500&cursor=c1", 200, "{\"items\": [" + ISSUE + "], \"next_cursor\": null}");

        CommandRun json = CommandRun.of(services, "issues", "list", "--all", "-o", "json");
        CommandRun yaml = CommandRun.of(services, "issues", "list", "--all", "-o", "yaml");
        CommandRun table = CommandRun.of(services, "issues", "list", "--all");

        assertThat(json.json().path("items")).hasSize(3);
        assertThat(yaml.out()).contains("next_cursor: null").contains("- id: 7");
        assertThat(table.out().lines()).hasSize(4);
    }

    @Test
    void a_name_cannot_move_the_cursor() {
        services.on(
                "GET /api/v1/issues",
                200,
                "{\"items\": [{\"id\": 1, \"name\": \"red \\u001b[31m\\nline \\u202e\"}], \"next_cursor\": null}");

        CommandRun run = CommandRun.of(services, "issues", "list");

        assertThat(run.out()).contains("red \\u001b[31m line \\u202e").doesNotContain("\u001b");
    }

    @Test
    void colours_are_for_terminals_that_want_them() {
        services.on("GET /api/v1/issues", 200, "{\"items\": [" + ISSUE + "], \"next_cursor\": null}");

        assertThat(CommandRun.of(services, "issues", "list").out()).doesNotContain("\u001b[");
        assertThat(CommandRun.onTerminal(services, Map.of(), "issues", "list").out())
                .contains("\u001b[1;31mcritical\u001b[0m");
        assertThat(CommandRun.onTerminal(services, Map.of("NO_COLOR", "1"), "issues", "list")
                        .out())
                .doesNotContain("\u001b[");
        assertThat(CommandRun.of(services, "issues", "list", "--colour").out()).contains("\u001b[");
        assertThat(CommandRun.onTerminal(services, Map.of(), "issues", "list", "--no-colour")
                        .out())
                .doesNotContain("\u001b[");
    }

    @Test
    void an_issue_is_shown_with_its_history() {
        services.on("GET /api/v1/issues/7", 200, ISSUE);
        services.on("GET /api/v1/issues/7/history", 200, """
                {"items": [{"id": 1, "at": "2026-11-24T10:00:00.000Z", "kind": "created", "actor": "key:backup",
                 "summary": "Opened"}], "next_cursor": null}""");

        CommandRun run = CommandRun.of(services, "issues", "show", "7");

        assertThat(run.out())
                .contains("backup failed", "team=db", "host: db1", "2026-11-24T10:00:00.000Z (2h ago)", "key:backup");
    }

    @ParameterizedTest
    @CsvSource({"acknowledge, acknowledged", "resolve, resolved", "reopen, open", "wont-fix, wont_fix"})
    void work_on_an_issue_is_a_change_of_its_status(String verb, String status) {
        services.on("PATCH /api/v1/issues/7", 200, ISSUE.replace("\"open\"", "\"" + status + "\""));

        CommandRun run = CommandRun.of(services, "issues", verb, "7", "--comment", "on it");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("Issue 7 is " + status + ": backup failed\n");
        assertThat(services.last().json().path("status").asText()).isEqualTo(status);
        assertThat(services.last().json().path("comment").asText()).isEqualTo("on it");
    }

    @Test
    void one_issue_that_refuses_holds_up_no_other() {
        services.on("PATCH /api/v1/issues/6", 409, """
                {"title": "Conflict", "status": 409, "detail": "Issue 7 holds the key."}""");
        services.on("PATCH /api/v1/issues/7", 200, ISSUE);

        CommandRun run = CommandRun.of(services, "issues", "reopen", "6", "7");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("Issue 7 is open");
        assertThat(run.err()).contains("Issue 6: issue-service: 409 Conflict: Issue 7 holds the key.");
    }

    @Test
    void an_export_is_a_line_an_issue(@TempDir Path folder) throws IOException {
        services.on("GET /api/v1/issues", 200, "{\"items\": [" + ISSUE + "," + ISSUE + "], \"next_cursor\": null}");
        Path file = folder.resolve("issues.ndjson");

        CommandRun out = CommandRun.of(services, "issues", "export");
        CommandRun filed = CommandRun.of(services, "issues", "export", "--file", file.toString());

        assertThat(out.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"id\":7"));
        assertThat(filed.out()).isEmpty();
        assertThat(filed.err()).contains("2 issues written to");
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void following_goes_on_where_the_connection_was_lost() {
        services.onStream("GET /api/v1/issues/stream", """
                : amiss

                id: p1
                event: issue.created
                data: {"type": "issue.created", "at": "2026-11-24T12:00:00.000Z", "actor": "amiss",
                data:  "issue": {"id": 7, "name": "backup failed", "severity": "error"}}

                id: p2
                data: {"type": "issue.changed", "issue": {"id": 8, "name": "minor", "severity": "info"}}

                """);

        CommandRun run = CommandRun.of(services, "issues", "follow", "--severity", "error", "--count", "2");

        assertThat(run.code()).isZero();
        assertThat(run.out().lines().findFirst().orElse(""))
                .contains("created", "7", "error", "backup failed", "(amiss)")
                .doesNotContain("minor");
        assertThat(services.requests()).hasSize(2);
        assertThat(run.err()).contains("connecting again");
    }

    @Test
    void nothing_is_erased_without_a_yes() {
        services.on("DELETE /api/v1/issues/7", 204, "");

        assertThat(CommandRun.of(services, "issues", "delete", "7").code()).isEqualTo(1);
        assertThat(services.requests()).isEmpty();
        assertThat(CommandRun.of(services, "issues", "delete", "7", "--yes").code())
                .isZero();
        assertThat(services.targets()).containsExactly("DELETE /api/v1/issues/7");
    }

    @Test
    void a_recovery_that_finds_nothing_is_no_error() {
        services.on("POST /api/v1/recoveries", 204, "");

        CommandRun run = CommandRun.of(services, "recoveries", "report", "--record", "host:db1");

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("No issue was open");
        assertThat(services.last().body()).isEqualTo("{\"record\":{\"type\":\"host\",\"id\":\"db1\"}}");
    }
}
