package dev.amiss.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs what the documentation tells to run, as it stands there: every block with {@code curl}, and all YAML for {@code amiss
 * apply}. Replaced are only ports, other people's hosts, ids and keys that an earlier block of the page was answered, and
 * dates, which move on with today.
 */
@SharedAmiss
class DocumentedRequestsEndToEndTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern BLOCK =
            Pattern.compile("^```(sh|yaml)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern PING_URL = Pattern.compile("\"ping_url\": ?\"[^\"]*/ping/([^\"/]+)\"");
    private static final Pattern DAY = Pattern.compile("2026-\\d\\d-\\d\\d");
    private static final LocalDate WRITTEN = LocalDate.of(2026, 11, 24);
    private static final Pattern OTHERS =
            Pattern.compile("https?://(?:[a-z0-9.]*\\.)?(?:example\\.com|slack\\.com|office\\.com|prometheus:\\d+)");

    /** A refusal is printed and ends the block. */
    private static final String PREAMBLE = """
            curl() {
                command curl -sS -o answer -w '%{http_code}' "$@" > status
                cat answer 2> answer.unseen || true
                case "$(cat status)" in 2*) ;; *) echo " <- $(cat status) for: $*"; exit 1 ;; esac
            }
            do-the-backup() { echo "backed up"; }
            uuidgen() { cat /proc/sys/kernel/random/uuid; }
            """;

    private final RunningAmiss amiss;
    private final Instant began = Instant.now();
    private long issueId;

    @TempDir
    Path folder;

    DocumentedRequestsEndToEndTest(RunningAmiss amiss) {
        this.amiss = amiss;
    }

    @BeforeEach
    void there_is_an_issue_to_speak_of() {
        issueId = amiss.issues().report("user-7 reads the manual").path("id").asLong();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        amiss.responders().get("/api/v1/explain/" + issueId).statusCode() == 200);
    }

    static List<String> pages() throws IOException {
        try (Stream<Path> files =
                Stream.concat(Stream.of(ROOT.resolve("README.md")), Files.walk(ROOT.resolve("docs")))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !blocks(file, "sh", "curl ").isEmpty())
                    .map(file -> ROOT.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_requests_of_a_page_are_taken(String page) throws IOException, InterruptedException {
        assumeTrue(isPresent("bash") && isPresent("curl"), "bash and curl are not on this machine");
        List<Made> before = made();
        String answers = "";
        try (StubServer others = new StubServer()) {
            for (String block : blocks(ROOT.resolve(page), "sh", "curl ")) {
                answers += run(onThisMachine(block, others, answers));
            }
        } finally {
            deleteAllBut(before);
        }
        assertThat(answers).isNotBlank();
    }

    @Test
    void the_configuration_in_the_pages_is_applied() throws IOException {
        List<Made> before = made();
        try (StubServer others = new StubServer();
                Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            List<String> blocks = files.filter(file -> file.toString().endsWith(".md"))
                    .flatMap(file -> blocks(file, "yaml", "kind: ").stream())
                    .toList();
            for (String block : blocks) {
                Files.writeString(
                        folder.resolve(blocks.indexOf(block) + ".yaml"),
                        onThisMachine(block, others, "")
                                .replace("{$env: PAGERDUTY_KEY}", "0123456789abcdef0123456789abcdef"));
            }

            RunningAmiss.Finished applied = amiss.amiss("apply", "-f", folder.toString());

            assertThat(applied.code()).describedAs(applied.output()).isZero();
            assertThat(made()).hasSizeGreaterThanOrEqualTo(before.size() + blocks.size());
        } finally {
            deleteAllBut(before);
        }
    }

    private String run(String script) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder("bash", "-e", "-c", PREAMBLE + script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(output);
        assertThat(ended && process.waitFor() == 0)
                .describedAs("%s%nsaid: %s", script, text)
                .isTrue();
        return text;
    }

    private String onThisMachine(String block, StubServer others, String answersBefore) {
        String text = block.replace("http://127.0.0.1:8080", amiss.issues().base())
                .replace("http://127.0.0.1:8081", amiss.responders().base())
                .replace("http://127.0.0.1:8082", amiss.assertions().base())
                .replaceAll("/api/v1/issues/\\d+", "/api/v1/issues/" + issueId)
                .replaceAll("\"issue_id\": \\d+", "\"issue_id\": " + issueId)
                .replaceAll(
                        "/api/v1/assertions/\\d+/records",
                        "/api/v1/assertions/" + newest(Made.Kind.ASSERTION) + "/records")
                .replaceAll("\"responder\": \\{\"id\": \\d+", "\"responder\": {\"id\": " + newest(Made.Kind.RESPONDER))
                .replaceAll("\"datasource\": \"\\w+\"", "\"datasource\": \"demo\"")
                .replace("THE-PING-KEY", lastPingKey(answersBefore));
        long days = ChronoUnit.DAYS.between(WRITTEN, LocalDate.now(ZoneOffset.UTC));
        text = DAY.matcher(text)
                .replaceAll(day -> LocalDate.parse(day.group()).plusDays(days).toString());
        text = text.replaceAll("\"host\": \"[a-z0-9.]*example\\.com\"", "\"host\": \"127.0.0.1\"");
        return OTHERS.matcher(text).replaceAll(Matcher.quoteReplacement(others.url("")));
    }

    private static List<String> blocks(Path page, String language, String holding) {
        try {
            return BLOCK.matcher(Files.readString(page))
                    .results()
                    .filter(block -> block.group(1).equals(language))
                    .map(block -> block.group(2))
                    .filter(text -> text.contains(holding))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastPingKey(String answers) {
        return PING_URL.matcher(answers)
                .results()
                .map(address -> address.group(1))
                .reduce("none-yet", (one, next) -> next);
    }

    private JsonNode newestOpenIssues() {
        return amiss.issues().look("/api/v1/issues?status=open&limit=100").path("items");
    }

    /** Other tests report some of the same names. */
    private void resolveWhatWasOpened() {
        for (JsonNode issue : newestOpenIssues()) {
            if (Instant.parse(issue.path("opened_at").asText()).isAfter(began)) {
                int status = amiss.issues()
                        .send("PATCH", "/api/v1/issues/" + issue.path("id"), "{\"status\": \"resolved\"}")
                        .statusCode();
                assertThat(status).isIn(200, 409);
            }
        }
    }

    private long newest(Made.Kind kind) {
        return made().stream()
                .filter(it -> it.kind() == kind)
                .mapToLong(Made::id)
                .max()
                .orElse(0);
    }

    /** Something that a request makes and that goes on acting. */
    private record Made(Kind kind, long id) {
        enum Kind {
            RESPONDER("responders"),
            SILENCE("silences"),
            ASSERTION("assertions");

            private final String path;

            Kind(String plural) {
                this.path = "/api/v1/" + plural;
            }
        }
    }

    private Api api(Made.Kind kind) {
        return kind == Made.Kind.ASSERTION ? amiss.assertions() : amiss.responders();
    }

    private List<Made> made() {
        return Stream.of(Made.Kind.values())
                .flatMap(kind -> api(kind).all(kind.path).stream()
                        .map(item -> new Made(kind, item.path("id").asLong())))
                .toList();
    }

    private void deleteAllBut(List<Made> before) {
        resolveWhatWasOpened();
        for (Made made : made()) {
            if (!before.contains(made)) {
                int status = api(made.kind())
                        .send("DELETE", made.kind().path + "/" + made.id(), "")
                        .statusCode();
                assertThat(status).isIn(202, 204);
            }
        }
    }

    private static boolean isPresent(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }
}
