package dev.amiss.issue.intake;

import static dev.amiss.issue.IssueApi.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.amiss.embedded.FreePorts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions of {@code docs/report}, as far as their interpreters are on this machine. */
@QuarkusTest
class SnippetsTest {
    private static final Path SNIPPETS =
            Path.of("..", "docs", "report").toAbsolutePath().normalize();
    private static final String JAVA_DRIVER = """
            class Driver {
                public static void main(String[] names) throws Exception {
                    Report.report(names[0]);
                    Thread.sleep(2_000);
                }
            }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "python3", "node", "java", "ruby", "php"})
    void a_snippet_reports(String interpreter) throws Exception {
        String name = unique("a \"snippet\" of " + interpreter);

        assertThat(run(interpreter, name, RestAssured.port)).isZero();

        await().atMost(Duration.ofSeconds(5))
                .until(() -> given().queryParam("name", name)
                        .get("/api/v1/issues")
                        .jsonPath()
                        .getList("items.status")
                        .equals(List.of("open")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "python3", "node", "java", "ruby", "php"})
    void a_snippet_breaks_nothing_when_there_is_no_amiss(String interpreter) throws Exception {
        assertThat(run(interpreter, "nobody hears", FreePorts.one())).isZero();
    }

    private int run(String interpreter, String name, int port) throws Exception {
        assumeTrue(isPresent(interpreter), interpreter + " is not on this machine");
        ProcessBuilder builder = new ProcessBuilder(command(interpreter, name)).redirectErrorStream(true);
        builder.environment().put("AMISS_URL", "http://127.0.0.1:" + port);
        File output = folder.resolve("output").toFile();
        Process process = builder.redirectOutput(output).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output.toPath()).replaceAll("Picked up JAVA_TOOL_OPTIONS.*\n", ""))
                .isEmpty();
        return process.exitValue();
    }

    private List<String> command(String interpreter, String name) throws IOException {
        String snippets = SNIPPETS.toString();
        return switch (interpreter) {
            case "bash" -> List.of("bash", "-c", ". \"$1/report.sh\"; report \"$2\"; wait", "test", snippets, name);
            case "python3" ->
                List.of(
                        "python3",
                        "-B",
                        "-c",
                        "import sys; sys.path.insert(0, sys.argv[1]); from report import report; report(sys.argv[2])",
                        snippets,
                        name);
            case "node" ->
                List.of(
                        "node",
                        "--input-type=module",
                        "-e",
                        "const {report} = await import(process.argv[1]); report(process.argv[2]);",
                        snippets + "/report.mjs",
                        name);
            case "java" -> List.of(java(), "-cp", compiled().toString(), "Driver", name);
            case "ruby" -> List.of("ruby", "-r", snippets + "/report.rb", "-e", "report(ARGV[0]).join", name);
            default -> List.of("php", "-r", "require $argv[1]; report($argv[2]);", snippets + "/report.php", name);
        };
    }

    private Path compiled() throws IOException {
        Path driver = Files.writeString(folder.resolve("Driver.java"), JAVA_DRIVER);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-d",
                        folder.toString(),
                        SNIPPETS.resolve("Report.java").toString(),
                        driver.toString());
        assertThat(result).isZero();
        return folder;
    }

    private static boolean isPresent(String interpreter) {
        return interpreter.equals("java")
                || Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(each -> Files.isExecutable(Path.of(each, interpreter)));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
