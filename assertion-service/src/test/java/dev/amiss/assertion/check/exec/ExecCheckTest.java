package dev.amiss.assertion.check.exec;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasLength;

import dev.amiss.assertion.testing.Checks;
import dev.amiss.assertion.testing.Reported;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ExecCheckTest {
    private static final Path FOLDER = Path.of("target/checks");

    @ParameterizedTest
    @CsvSource({"0, passed,", "1, failed, warning", "2, failed, critical"})
    void the_exit_code_decides(int exitCode, String outcome, String severity) throws IOException {
        program("check_exit", "echo \"DISK $1|used=93%;90;95\"; exit $1");
        long id = Checks.create("""
                {"type": "exec", "program": "check_exit", "args": ["%d"]}""".formatted(exitCode), "");

        Checks.run(id)
                .body("outcome", equalTo(outcome))
                .body("details.text", equalTo("DISK " + exitCode))
                .body("details.exit_code", equalTo(exitCode))
                .body("details.performance.used.value", equalTo(93))
                .body("details.performance.used.unit", equalTo("%"));

        if (severity != null) {
            try (Reported reported = new Reported()) {
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(reported.of(id))
                                .extracting(
                                        each -> each.value().path("severity").asText())
                                .containsExactly(severity));
            }
        }
    }

    @Test
    void exit_3_and_any_other_are_errors_of_the_check() throws IOException {
        program("check_unknown", "echo 'no such disk' >&2; exit 3");

        Checks.resultOf("{\"type\": \"exec\", \"program\": \"check_unknown\"}")
                .body("outcome", equalTo("error"))
                .body("details.message", equalTo("The program ended with 3: no such disk"));
    }

    @Test
    void there_is_no_shell_and_nothing_of_our_environment() throws IOException {
        program(
                "check_args",
                "echo \"$1\"; env | grep -v '^_=\\|^SHLVL=\\|^OLDPWD=' | sort | cut -d= -f1 | tr '\\n' ' '");

        Checks.resultOf("""
                        {"type": "exec", "program": "check_args", "args": ["$(id); `id` | && *"]}""")
                .body("outcome", equalTo("passed"))
                .body("details.text", equalTo("$(id); `id`"))
                .body("details.more", equalTo("LANG LC_ALL PATH PWD"));
    }

    @Test
    void a_program_that_takes_too_long_is_ended_with_all_that_it_started() throws IOException {
        program("check_slow", "sleep 4711 & echo $! > " + FOLDER.toAbsolutePath() + "/child; wait");
        long id = Checks.create("{\"type\": \"exec\", \"program\": \"check_slow\"}", "");
        given().contentType(ContentType.JSON)
                .body("{\"timeout_sec\": 1}")
                .patch("/api/v1/assertions/" + id)
                .then()
                .statusCode(200);

        Checks.run(id).body("outcome", equalTo("error")).body("details.reason", equalTo("timeout"));

        long child = Long.parseLong(Files.readString(FOLDER.resolve("child")).strip());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ProcessHandle.of(child).map(it -> !it.isAlive()).orElse(true));
    }

    @Test
    void much_output_is_cut_and_a_program_left_behind_holds_nobody_up() throws IOException {
        program("check_loud", "sleep 20 & head -c 300000 /dev/zero | tr '\\0' x");

        Checks.resultOf("{\"type\": \"exec\", \"program\": \"check_loud\"}")
                .body("outcome", equalTo("passed"))
                .body("details.text", hasLength(16 * 1024));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"type": "exec"}                                            | /check/program | is required
                    {"type": "exec", "program": "../../bin/sh"}                 | /check/program | plain name
                    {"type": "exec", "program": "/bin/sh"}                      | /check/program | plain name
                    {"type": "exec", "program": ".."}                           | /check/program | plain name
                    {"type": "exec", "program": "nobody"}                       | /check/program | 'nobody' is none
                    {"type": "exec", "program": "nobody", "args": [1]}          | /check/args/0  | must be a text
                    """)
    void wrong_fields_are_named(String check, String pointer, String rule) {
        Checks.post(check)
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.find { it.pointer == '" + pointer + "' }.detail", containsString(rule));
    }

    private static void program(String name, String script) throws IOException {
        Files.createDirectories(FOLDER);
        Path file = FOLDER.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
