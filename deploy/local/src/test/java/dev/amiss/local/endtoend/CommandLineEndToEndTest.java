package dev.amiss.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SharedAmiss
class CommandLineEndToEndTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final RunningAmiss amiss;

    CommandLineEndToEndTest(RunningAmiss amiss) {
        this.amiss = amiss;
    }

    @Test
    void a_day_at_the_command_line(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("responder.yaml"), """
                kind: responder
                name: cli responder
                watch_pattern: "cli "
                actions:
                - target_function: issue.actions.email
                  function_kwargs: {subject: "Cli {issue.name}", recipients: cli@example.com}
                """);
        Files.writeString(folder.resolve("assertion.yaml"), """
                kind: assertion
                name: cli assertion
                check: {type: heartbeat, grace_sec: 3600}
                every_sec: 3600
                """);

        assertThat(does(2, "apply", "-f", folder.toString(), "--dry-run")).contains("2 to create");
        assertThat(does(0, "apply", "-f", folder.toString())).contains("2 created");
        assertThat(does(0, "apply", "-f", folder.toString(), "--dry-run")).contains("2 unchanged");

        String reported = does(0, "issues", "report", "cli backup failed", "-d", "host=db1", "-o", "json");
        String id = json(reported).path("id").asText();
        assertThat(json(does(0, "issues", "list", "--name", "cli backup failed", "--output", "json"))
                        .path("items")
                        .path(0)
                        .path("id")
                        .asText())
                .isEqualTo(id);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(amiss.mails("cli@example.com", "Cli cli backup failed"))
                        .hasSize(1));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(does(0, "issues", "show", id)).contains("host: db1", "action_succeeded"));
        assertThat(does(0, "actions", "list", "--issue", id)).contains("succeeded", "issue.actions.email");
        assertThat(does(1, "actions", "cancel", "999999999")).contains("404");
        assertThat(does(0, "assertions", "run", "cli assertion")).contains("cli assertion: ");

        assertThat(does(0, "issues", "acknowledge", id, "-c", "on it")).contains("is acknowledged");
        assertThat(does(0, "recoveries", "report", "cli backup failed")).contains("is resolved");

        Path exported = folder.resolve("exported");
        assertThat(does(0, "export", "--directory", exported.toString())).contains("exported");
        assertThat(does(0, "apply", "-f", exported.toString(), "--dry-run")).contains("0 to create, 0 to update");
        assertThat(does(0, "responders", "delete", "cli responder")).contains("Deleted");
        assertThat(does(0, "assertions", "delete", "cli assertion")).contains("Deleted");
    }

    @Test
    void responders_are_tested_and_nothing_comes_of_it(@TempDir Path folder) throws IOException {
        Path example = Path.of("../../docs/examples/responders/payments.test.yaml")
                .toAbsolutePath()
                .normalize();
        Path wrong = folder.resolve("wrong.test.yaml");
        Files.writeString(
                wrong,
                Files.readString(example)
                        .replace("files: [payments.yaml]", "files: [" + example.resolveSibling("payments.yaml") + "]")
                        .replace("at: 10m,", "at: 11m,"));

        assertThat(does(1, "test", example.toString(), wrong.toString()))
                .contains(
                        "ok nobody acts",
                        "FAILED nobody acts",
                        "  at another time  at 10m, not at 11m: ",
                        "7 passed, 1 failed");
        assertThat(amiss.responders().look("/api/v1/responders?limit=500").toString())
                .doesNotContain("payments on call");
    }

    private String does(int code, String... arguments) {
        RunningAmiss.Finished finished = amiss.amiss(arguments);
        assertThat(finished.code()).describedAs(finished.output()).isEqualTo(code);
        return finished.output();
    }

    /** A JVM may have remarks of its own before what the command says. */
    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text.substring(text.indexOf('{')));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
