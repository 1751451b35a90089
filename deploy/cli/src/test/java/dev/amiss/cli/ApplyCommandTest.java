package dev.amiss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyCommandTest {
    private static final String NONE = "{\"items\": [], \"next_cursor\": null}";

    private static final String RESPONDER = """
            kind: responder
            name: mail the team
            watch_pattern: user-.*
            actions:
            - target_function: issue.actions.email
              function_kwargs: {subject: Doh!, recipients: john.smith@example.com, password: secret}
              delay_sec: 30
              on: created
            """;

    /** As responder-service answers the one above. */
    private static final String SAME = """
            {"id": 3, "name": "mail the team", "description": null, "enabled": true, "watch_pattern": "user-.*",
             "severity": null, "labels": {}, "when": null, "allow_retry": false, "repeat_every_sec": 3600, "owner": null,
             "runbook_url": null, "created_at": "2026-11-24T10:00:00.000Z", "updated_at": "2026-11-24T10:00:00.000Z",
             "actions": [{"id": "a1", "target_function": "issue.actions.email", "function_kwargs":
             {"subject": "Doh!", "recipients": "john.smith@example.com", "password": {"$secret": "kept"}},
             "delay_sec": 30, "on": "created", "cancel_on": ["acknowledged", "resolved", "wont_fix"]}]}""";

    private static final String ASSERTION = """
            kind: assertion
            name: checkout answers
            check: {type: http, url: "https://shop.example.com"}
            every_sec: 60
            """;

    private static final String SAME_ASSERTION = """
            {"id": 9, "name": "checkout answers", "check": {"type": "http", "url": "https://shop.example.com"},
             "every_sec": 60, "cron": null, "time_zone": null, "timeout_sec": 10, "fail_after": 1, "recover_after": 1,
             "severity": "error", "labels": {}, "enabled": true, "state": "passing", "retry_every_sec": null,
             "flapping": {"changes": 10, "within_sec": 3600}, "depends_on": [], "owner": null, "runbook_url": null,
             "flapping_now": false, "ping_key": "secret"}""";

    private static final String SILENCE = """
            kind: silence
            comment: weekly upgrades
            everything: true
            cron: 0 3 * * 0
            duration_sec: 3600
            """;

    private static final String SAME_SILENCE = """
            {"id": 2, "watch_pattern": null, "severity": null, "labels": {}, "when": null, "everything": true,
             "starts_at": null, "ends_at": null, "comment": "weekly upgrades", "cron": "0 3 * * 0",
             "duration_sec": 3600, "time_zone": "UTC"}""";

    private final StubServices services = new StubServices();

    @TempDir
    private Path folder;

    @BeforeEach
    void services_are_empty() {
        remote("responders");
        remote("assertions");
        remote("silences");
        for (String kind : new String[] {"responders", "assertions", "silences"}) {
            services.on("POST /api/v1/" + kind, 201, "{\"id\": 1}");
        }
        services.on("POST /api/v1/responders/dry-run", 200, "{\"matches\": 12, \"items\": []}");
    }

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void what_is_missing_is_created_silences_first() {
        file("a/responder.yaml", RESPONDER);
        file("b.yml", ASSERTION + "---\n" + SILENCE);

        CommandRun run = apply();

        assertThat(run.code()).describedAs(run.err()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "+ silence \"weekly upgrades\"",
                        "+ responder \"mail the team\"",
                        "+ assertion \"checkout answers\"",
                        "3 created, 0 updated, 0 deleted, 0 unchanged");
        assertThat(services.changes())
                .containsExactly("POST /api/v1/silences", "POST /api/v1/responders", "POST /api/v1/assertions");
        assertThat(services.requests().stream()
                        .filter(each -> each.method().equals("POST"))
                        .map(StubServices.Request::body))
                .noneMatch(body -> body.contains("kind"));
    }

    @Test
    void what_is_the_same_but_for_usual_values_and_secrets_stays() {
        file("all.yaml", RESPONDER + "---\n" + ASSERTION + "---\n" + SILENCE);
        remote("responders", SAME);
        remote("assertions", SAME_ASSERTION);
        remote("silences", SAME_SILENCE);

        CommandRun dryRun = apply("--dry-run");
        CommandRun run = apply("--prune");

        assertThat(dryRun.code()).describedAs(dryRun.out()).isZero();
        assertThat(run.out()).isEqualTo("0 created, 0 updated, 0 deleted, 3 unchanged\n");
        assertThat(services.changes()).isEmpty();
    }

    @Test
    void a_dry_run_shows_differences_by_exit_code_and_changes_nothing() {
        file("r.yaml", RESPONDER.replace("30", "60").replace("user-.*", "users?-.*"));
        file("a.yaml", ASSERTION);
        remote("responders", SAME);

        CommandRun run = apply("--dry-run", "--prune");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out().lines())
                .containsExactly(
                        "~ responder \"mail the team\" (id 3)",
                        "    /watch_pattern",
                        "      - user-.*",
                        "      + users?-.*",
                        "    /actions/0/delay_sec",
                        "      - 30",
                        "      + 60",
                        "+ assertion \"checkout answers\"",
                        "1 to create, 1 to update, 0 to delete, 0 unchanged");
        assertThat(run.err()).contains("matches 12 active issues");
        assertThat(services.changes()).containsExactly("POST /api/v1/responders/dry-run");
    }

    @Test
    void a_dry_run_tells_what_a_service_would_refuse() {
        file("r.yaml", RESPONDER);
        services.on(
                "POST /api/v1/responders/dry-run", 400, "{\"title\": \"Invalid request\", \"detail\": \"/when: no\"}");

        CommandRun run = apply("--dry-run");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("responder \"mail the team\": responder-service: 400", "/when: no");
    }

    @Test
    void what_differs_is_replaced_and_a_silence_never_has_a_gap() {
        file("all.yaml", RESPONDER.replace("30", "60") + "---\n" + SILENCE.replace("3600", "7200"));
        remote("responders", SAME);
        remote("silences", SAME_SILENCE);
        services.on("PUT /api/v1/responders/3", 200, SAME);
        services.on("DELETE /api/v1/silences/2", 204, "");

        CommandRun run = apply("--backfill", "false");

        assertThat(run.code()).describedAs(run.err()).isZero();
        assertThat(services.changes())
                .containsExactly(
                        "POST /api/v1/silences",
                        "DELETE /api/v1/silences/2",
                        "PUT /api/v1/responders/3?backfill=false");
    }

    @Test
    void what_no_file_describes_is_deleted_when_asked_for_but_no_silence_of_an_emergency() {
        file("a.yaml", ASSERTION);
        remote("responders", SAME);
        remote("assertions", SAME_ASSERTION);
        remote("silences", SAME_SILENCE, """
                {"id": 5, "everything": true, "ends_at": "2026-11-24T13:00:00.000Z", "comment": "fire"}""");
        services.on("DELETE /api/v1/responders/3", 204, "");
        services.on("DELETE /api/v1/silences/2", 204, "");

        assertThat(apply().code()).isZero();
        assertThat(services.changes()).isEmpty();
        CommandRun pruned = apply("--prune");

        assertThat(pruned.out()).contains("- responder \"mail the team\" (id 3)", "2 deleted");
        assertThat(services.changes())
                .containsExactlyInAnyOrder("DELETE /api/v1/silences/2", "DELETE /api/v1/responders/3");
    }

    @Test
    void nothing_pruned_for_an_empty_folder() {
        remote("responders", SAME);

        CommandRun run = apply("--prune");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("would delete everything");
        assertThat(services.changes()).isEmpty();
    }

    @Test
    void responders_alone_are_applied_and_pruned_under_their_noun() {
        file("all.yaml", RESPONDER + "---\n" + ASSERTION);
        remote("assertions", SAME_ASSERTION.replace("checkout", "other"));

        CommandRun run = CommandRun.of(services, "responders", "apply", "-f", folder.toString(), "--prune");

        assertThat(run.code()).isZero();
        assertThat(services.changes()).containsExactly("POST /api/v1/responders");
    }

    @Test
    void the_responder_of_an_existing_configuration_is_named_after_its_file() {
        file("doh.json", """
                {"watch_pattern": "user-.*", "actions": [{"target_function": "issue.actions.email",
                 "function_kwargs": {"subject": "Doh!", "recipients": "john.smith@example.com"}, "delay_sec": 30}]}""");

        assertThat(apply().code()).isZero();
        assertThat(services.last().json().path("name").asText()).isEqualTo("doh");
    }

    @Test
    void lists_may_be_gathered_in_one_file() {
        file("all.json", """
                {"responders": [{"name": "one", "actions": []}, {"name": "two", "actions": []}],
                 "assertions": [{"name": "three", "check": {}}]}""");

        assertThat(apply().out()).contains("3 created");
    }

    @Test
    void secrets_come_from_the_environment() {
        file("r.yaml", RESPONDER.replace("password: secret", "password: {$env: MAIL_PASSWORD}"));

        CommandRun without = apply();
        CommandRun with = CommandRun.of(
                Map.of("AMISS_URL", services.url(), "MAIL_PASSWORD", "s3cret"), "", "apply", "-f", folder.toString());

        assertThat(without.err()).contains("the variable MAIL_PASSWORD is not set");
        assertThat(with.code()).isZero();
        assertThat(services.last()
                        .json()
                        .at("/actions/0/function_kwargs/password")
                        .asText())
                .isEqualTo("s3cret");
        assertThat(with.out()).doesNotContain("s3cret");
    }

    @Test
    void every_mistake_of_every_file_is_told_before_anything_is_sent() {
        file("a.yaml", "kind: respnder\nname: x\n");
        file("b.yaml", "name: y\ncheck: {type: http\n");
        file("c.yaml", ASSERTION);
        file("d.yaml", ASSERTION);
        file("e.yaml", "kind: assertion\nname: *anchor\n");
        file("f.yaml", "kind: silence\neverything: true\n");
        file("g.json", "{\"kind\": \"responder\", \"name\": \"a\", \"name\": \"b\"}");
        file(".hidden.yaml", "nonsense");

        CommandRun run = apply();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "a.yaml: kind must be responder, assertion or silence",
                        "b.yaml: is neither JSON nor YAML (line",
                        "d.yaml: assertion \"checkout answers\" is described in",
                        "e.yaml: line 2: YAML aliases",
                        "f.yaml: a silence needs a comment",
                        "g.json: is neither JSON nor YAML")
                .doesNotContain("hidden");
        assertThat(services.requests()).isEmpty();
    }

    @Test
    void one_that_is_refused_holds_up_no_other() {
        file("all.yaml", RESPONDER + "---\n" + ASSERTION);
        services.on("POST /api/v1/responders", 409, "{\"title\": \"Conflict\", \"detail\": \"1,200 issues match\"}");

        CommandRun run = apply();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("+ assertion \"checkout answers\"").doesNotContain("responder");
        assertThat(run.err()).contains("1,200 issues match", "1 could not be applied");
    }

    @Test
    void an_export_has_what_this_command_does_not_know_and_nothing_that_only_answers_have() {
        remote("assertions", SAME_ASSERTION.replace("\"state\"", "\"newer_field\": 5, \"state\""));

        CommandRun run = CommandRun.of(services, "export");

        assertThat(run.out()).contains("newer_field: 5").doesNotContain("ping_key", "state", "flapping");
    }

    @Test
    void a_service_that_knows_no_silences_has_none() {
        remote("assertions", SAME_ASSERTION);
        services.on("GET /api/v1/silences", 404, "{\"title\": \"Not found\", \"status\": 404}");

        CommandRun run = CommandRun.of(services, "export");

        assertThat(run.code()).describedAs(run.err()).isZero();
        assertThat(run.out()).contains("name: checkout answers");
    }

    @Test
    void what_a_file_no_longer_says_is_a_difference_unless_the_service_completes_it() {
        String hours = "{\"hours\": \"09:00-17:00\", \"days\": [\"mon\", \"tue\"], \"time_zone\": \"UTC\"}";
        String restricted = SAME.replace("\"delay_sec\": 30,", "\"delay_sec\": 30, \"only_between\": " + hours + ",");
        remote("responders", restricted);

        file("r.yaml", RESPONDER);
        assertThat(apply("--dry-run").out()).contains("/actions/0/only_between", "- {\"hours\"");
        file("r.yaml", RESPONDER + "  only_between: {hours: '09:00-17:00'}\n");
        assertThat(apply("--dry-run").code()).isZero();
        file("r.yaml", RESPONDER + "  only_between: {hours: '09:00-18:00'}\n");
        assertThat(apply("--dry-run").out()).contains("/actions/0/only_between/hours");
    }

    @Test
    void two_of_one_name_cannot_be_matched() {
        file("r.yaml", RESPONDER);
        remote("responders", SAME, SAME.replace("\"id\": 3", "\"id\": 4"));

        assertThat(apply().err()).contains("2 responders are named \"mail the team\" (ids 3, 4)");
    }

    @Test
    void a_plan_is_json_for_programs() {
        file("r.yaml", RESPONDER.replace("30", "60"));
        remote("responders", SAME);

        CommandRun run = apply("--dry-run", "-o", "json");

        assertThat(run.json().toString())
                .isEqualTo(
                        "{\"changes\":[{\"change\":\"update\",\"kind\":\"responder\",\"name\":\"mail the team\",\"id\":3,"
                                + "\"differences\":[{\"pointer\":\"/actions/0/delay_sec\",\"is\":30,\"shall\":60}]}]}");
    }

    @Test
    void what_is_exported_applies_without_a_change() throws IOException {
        remote("responders", SAME, "{\"id\": 8, \"name\": null, \"actions\": []}");
        remote("assertions", SAME_ASSERTION);
        remote("silences", SAME_SILENCE);

        CommandRun exported = CommandRun.of(services, "export", "--directory", folder.toString());
        CommandRun applied = apply("--dry-run");
        CommandRun all = CommandRun.of(services, "export");

        assertThat(exported.err()).contains("responder 8 has no name", "3 exported");
        assertThat(Files.readString(folder.resolve("assertions/checkout-answers.yaml")))
                .isEqualTo("""
                kind: assertion
                name: checkout answers
                check:
                  type: http
                  url: https://shop.example.com
                every_sec: 60
                timeout_sec: 10
                """);
        assertThat(applied.code()).describedAs(applied.out()).isZero();
        assertThat(all.out()).contains("---\nkind: silence\n", "kind: responder");
    }

    private CommandRun apply(String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "apply";
        arguments[1] = "-f";
        arguments[2] = folder.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return CommandRun.of(services, arguments);
    }

    private void remote(String kind, String... items) {
        services.on(
                "GET /api/v1/" + kind,
                200,
                items.length == 0 ? NONE : "{\"items\": [" + String.join(",", items) + "], \"next_cursor\": null}");
    }

    private void file(String name, String content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
