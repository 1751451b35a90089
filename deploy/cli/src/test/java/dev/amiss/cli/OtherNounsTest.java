package dev.amiss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherNounsTest {
    private final StubServices services = new StubServices();

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void a_responder_is_found_by_its_name() {
        services.on("GET /api/v1/responders", 200, """
                {"items": [{"id": 3, "name": "mail the team"}, {"id": 4, "name": "page"}], "next_cursor": null}""");
        services.on("PATCH /api/v1/responders/4", 200, "{\"id\": 4, \"enabled\": false}");

        CommandRun run = CommandRun.of(services, "responders", "disable", "page", "--backfill", "false");

        assertThat(run.out()).isEqualTo("Responder 4 is disabled\n");
        assertThat(services.changes()).containsExactly("PATCH /api/v1/responders/4?backfill=false");
        assertThat(services.last().body()).isEqualTo("{\"enabled\":false}");
    }

    @Test
    void a_name_that_nobody_or_several_have_is_refused() {
        services.on("GET /api/v1/responders", 200, """
                {"items": [{"id": 3, "name": "page"}, {"id": 4, "name": "page"}], "next_cursor": null}""");

        assertThat(CommandRun.of(services, "responders", "show", "none").err())
                .contains("There is no responder named 'none'");
        assertThat(CommandRun.of(services, "responders", "delete", "page").err())
                .contains("3, 4");
        assertThat(services.changes()).isEmpty();
    }

    @Test
    void responders_are_listed_with_what_they_answer_and_do() {
        services.on("GET /api/v1/responders", 200, """
                {"items": [{"id": 3, "name": "mail", "enabled": true, "watch_pattern": "user-.*", "severity": "error",
                 "labels": {"team": "a"}, "when": null, "actions": [
                 {"target_function": "issue.actions.email", "delay_sec": 30},
                 {"target_function": "mine", "delay_sec": 0}]}], "next_cursor": null}""");

        CommandRun run = CommandRun.of(services, "responders", "list");

        assertThat(run.out()).contains("/user-.*/, error or worse, team=a", "email after 30 s, mine");
    }

    @Test
    void a_dry_run_takes_yaml_from_standard_input() {
        services.on("POST /api/v1/responders/dry-run", 200, """
                {"matches": 1, "items": [{"issue": {"id": 7, "status": "open", "name": "user-7"},
                 "actions": [{"target_function": "issue.actions.log", "due_at": "2026-11-24T12:00:30.000Z"}]}]}""");

        CommandRun run = CommandRun.of(
                Map.of("AMISS_RESPONDER_URL", services.url()),
                "kind: responder\nwatch_pattern: user-.*\nactions:\n- target_function: issue.actions.log\n  on: created\n",
                "responders",
                "dry-run",
                "-");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("user-7", "issue.actions.log at 2026-11-24T12:00:30.000Z", "matches 1 active");
        assertThat(services.last().body())
                .isEqualTo("{\"watch_pattern\":\"user-.*\",\"actions\":"
                        + "[{\"target_function\":\"issue.actions.log\",\"on\":\"created\"}]}");
    }

    @ParameterizedTest
    @CsvSource({"retry, pending", "cancel, cancelled"})
    void actions_are_retried_and_cancelled(String verb, String status) {
        services.on("POST /api/v1/actions/5/" + verb, 200, "{\"id\": 5, \"status\": \"" + status + "\"}");

        assertThat(CommandRun.of(services, "actions", verb, "5").out()).isEqualTo("Action 5 is " + status + "\n");
    }

    @Test
    void actions_of_an_issue_are_listed() {
        services.on("GET /api/v1/actions", 200, """
                {"items": [{"id": 5, "issue_id": 7, "responder_id": 3, "status": "failed", "attempts": 5,
                 "target_function": "issue.actions.email", "due_at": "2026-11-24T11:00:00.000Z",
                 "destination": "mail:example.com", "result": {"message": "mailbox full"}}], "next_cursor": null}""");

        CommandRun run = CommandRun.of(services, "actions", "list", "--issue", "7", "--status", "failed");

        assertThat(run.out()).contains("failed", "mailbox full", "1h");
        assertThat(services.last().target()).isEqualTo("/api/v1/actions?issue_id=7&status=failed&limit=50");
    }

    @Test
    void a_silence_begins_now_and_lasts() {
        services.on("POST /api/v1/silences", 201, "{\"id\": 2, \"watch_pattern\": \"disk .*\"}");

        CommandRun run = CommandRun.of(
                services,
                "silences",
                "create",
                "disk .*",
                "--severity",
                "error,critical",
                "--for",
                "2h",
                "-c",
                "new disks");

        assertThat(run.out()).isEqualTo("Created silence 2 of /disk .*/\n");
        assertThat(services.last().body())
                .isEqualTo("{\"watch_pattern\":\"disk .*\",\"severity\":[\"error\",\"critical\"],"
                        + "\"starts_at\":\"2026-11-24T12:00:00Z\",\"ends_at\":\"2026-11-24T14:00:00Z\","
                        + "\"comment\":\"new disks\"}");
    }

    @Test
    void a_silence_recurs() {
        services.on("POST /api/v1/silences", 201, "{\"id\": 2, \"everything\": true}");

        CommandRun.of(
                services,
                "silences",
                "create",
                "--everything",
                "--cron",
                "0 3 * * 0",
                "--for",
                "1h",
                "--time-zone",
                "Europe/Berlin",
                "-c",
                "upgrades");

        assertThat(services.last().body())
                .isEqualTo("{\"everything\":true,\"cron\":\"0 3 * * 0\",\"duration_sec\":3600,"
                        + "\"time_zone\":\"Europe/Berlin\",\"comment\":\"upgrades\"}");
    }

    @Test
    void silences_are_ended() {
        services.on("DELETE /api/v1/silences/2", 204, "");

        assertThat(CommandRun.of(services, "silences", "end", "2").code()).isZero();
        assertThat(services.targets()).containsExactly("DELETE /api/v1/silences/2");
    }

    @ParameterizedTest
    @CsvSource({"passed, 0", "pending, 0", "failed, 2", "error, 1"})
    void a_run_of_an_assertion_tells_what_it_found_by_its_exit_code(String outcome, int code) {
        services.on("POST /api/v1/assertions/9/run", 200, "{\"outcome\": \"" + outcome + "\", \"reason\": \"so\"}");

        CommandRun run = CommandRun.of(services, "assertions", "run", "9");

        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).isEqualTo("9: " + outcome + ", so\n");
    }

    @Test
    void assertions_are_paused_by_name() {
        services.on("GET /api/v1/assertions", 200, """
                {"items": [{"id": 9, "name": "checkout answers"}], "next_cursor": null}""");
        services.on("PATCH /api/v1/assertions/9", 200, """
                {"id": 9, "name": "checkout answers", "state": "paused"}""");

        CommandRun run = CommandRun.of(services, "assertions", "pause", "checkout answers");

        assertThat(run.out()).isEqualTo("Assertion 9 is paused: checkout answers\n");
        assertThat(services.last().body()).isEqualTo("{\"enabled\":false}");
    }

    @Test
    void an_explanation_is_asked_of_an_issue_or_a_name() {
        services.on("GET /api/v1/explain/7", 200, "{\"issue_id\": 7, \"responders\": [{\"matched\": true}]}");
        services.on("GET /api/v1/explain", 200, "{\"responders\": []}");

        assertThat(CommandRun.of(services, "explain", "7").out()).contains("matched: true");
        CommandRun.of(services, "explain", "--name", "a b", "--severity", "error");
        CommandRun.of(services, "responders", "explain", "a b");

        assertThat(services.targets())
                .containsExactly(
                        "GET /api/v1/explain/7",
                        "GET /api/v1/explain?name=a+b&severity=error",
                        "GET /api/v1/explain?name=a+b");
    }

    @Test
    void each_service_may_have_an_address_of_its_own() {
        services.on("GET /api/v1/assertions", 200, "{\"items\": [], \"next_cursor\": null}");

        CommandRun run = CommandRun.of(
                Map.of("AMISS_URL", "http://127.0.0.1:1"), "", "assertions", "list", "--assertion-url", services.url());

        assertThat(run.code()).isZero();
    }
}
