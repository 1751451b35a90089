package dev.amiss.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.client.assertion.api.AssertionsApi;
import dev.amiss.client.assertion.model.AssertionRequest;
import dev.amiss.client.assertion.model.AssertionView;
import dev.amiss.client.assertion.model.CheckRequest;
import dev.amiss.client.issue.ApiException;
import dev.amiss.client.issue.api.IssuesApi;
import dev.amiss.client.issue.api.ReportsApi;
import dev.amiss.client.issue.model.HistoryView;
import dev.amiss.client.issue.model.Issue;
import dev.amiss.client.issue.model.IssuePatch;
import dev.amiss.client.issue.model.IssueStatus;
import dev.amiss.client.issue.model.Report;
import dev.amiss.client.issue.model.Severity;
import dev.amiss.client.issue.model.TakenIssue;
import dev.amiss.client.responder.api.ActionsApi;
import dev.amiss.client.responder.api.ExplainApi;
import dev.amiss.client.responder.api.RespondersApi;
import dev.amiss.client.responder.model.ActionRequest;
import dev.amiss.client.responder.model.ActionStatus;
import dev.amiss.client.responder.model.ActionView;
import dev.amiss.client.responder.model.ResponderRequest;
import dev.amiss.client.responder.model.ResponderView;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The story of Amiss, told by clients that were generated from docs/openapi. */
@SharedAmiss
class GeneratedClientsEndToEndTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Path CLIENTS = Path.of("../clients");

    private final RunningAmiss amiss;

    GeneratedClientsEndToEndTest(RunningAmiss amiss) {
        this.amiss = amiss;
    }

    @AfterEach
    void clear() {
        for (JsonNode each : amiss.responders().all("/api/v1/responders?q=told")) {
            amiss.responders().send("DELETE", "/api/v1/responders/" + each.path("id"), "");
        }
        for (JsonNode each : amiss.assertions().all("/api/v1/assertions")) {
            if (each.path("name").asText().endsWith("is heard of")) {
                amiss.assertions().send("DELETE", "/api/v1/assertions/" + each.path("id"), "");
            }
        }
    }

    @Test
    void the_client_for_java_reports_responds_and_resolves() throws Exception {
        var issueClient = new dev.amiss.client.issue.ApiClient();
        issueClient.updateBaseUri(amiss.issues().base());
        var responderClient = new dev.amiss.client.responder.ApiClient();
        responderClient.updateBaseUri(amiss.responders().base());
        var assertionClient = new dev.amiss.client.assertion.ApiClient();
        assertionClient.updateBaseUri(amiss.assertions().base());
        var issues = new IssuesApi(issueClient);
        var responders = new RespondersApi(responderClient);
        var assertions = new AssertionsApi(assertionClient);

        ResponderView made = responders.createResponder(
                new ResponderRequest()
                        .watchPattern("told in java.*")
                        .addActionsItem(new ActionRequest()
                                .targetFunction("issue.actions.email")
                                .functionKwargs(Map.of("subject", "Doh!", "recipients", "java@example.com"))),
                null);
        Report report =
                new Report().name("told in java").severity(Severity.CRITICAL).details(Map.of("tried", 3));
        var reports = new ReportsApi(issueClient);
        TakenIssue opened = reports.report(report, null);
        TakenIssue folded = reports.report(report, null);
        assertThat(folded.getId()).isEqualTo(opened.getId());
        assertThat(folded.getOccurrences()).isEqualTo(2);

        Issue seen = issues.getIssue(opened.getId());
        assertThat(seen.getStatus()).isEqualTo(IssueStatus.OPEN);
        assertThat(seen.getDetails()).containsEntry("tried", 3);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(new ActionsApi(responderClient)
                                .listActions(null, opened.getId(), null, null, null, null)
                                .getItems())
                        .extracting(ActionView::getResponderId, ActionView::getStatus)
                        .containsExactly(tuple(made.getId(), ActionStatus.SUCCEEDED)));
        assertThat(new ExplainApi(responderClient)
                        .explainIssue(opened.getId(), null, null)
                        .getResponders()
                        .getMatching())
                .isPositive();

        Issue resolved = issues.changeIssue(
                opened.getId(), new IssuePatch().status(IssueStatus.RESOLVED).comment("mended"));
        assertThat(resolved.getResolvedAt()).isNotNull();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(issues.getIssueHistory(opened.getId(), null, null)
                                .getItems())
                        .extracting(HistoryView::getKind)
                        .contains("created", "commented", "action_succeeded", "resolved"));

        AssertionView asserted = assertions.createAssertion(
                new AssertionRequest()
                        .name("java is heard of")
                        .check(new CheckRequest().type("heartbeat").graceSec(60))
                        .everySec(3600),
                null);
        assertThat(asserted.getState()).isEqualTo("pending");
        assertThat(asserted.getPingUrl()).isNotNull();
        assertThatThrownBy(() -> issues.getIssue(999_999_999L))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        problem -> assertThat(problem.getCode()).isEqualTo(404));
    }

    @Test
    void the_client_for_typescript_reports_responds_and_resolves() throws Exception {
        assumeTrue(run(List.of("npm", "--version")).code() == 0, "no client for TypeScript: there is no npm");

        Path npm = CLIENTS.resolve("target/npm");
        RunningAmiss.Finished installed = run(
                List.of("npm", "install", "--prefix", npm.toString(), "--no-audit", "--no-fund", "typescript@5.9.3"));
        assumeTrue(installed.code() == 0, "no compiler of TypeScript: " + installed.output());
        assertSuccess(List.of(
                "node",
                npm.resolve("node_modules/typescript/bin/tsc").toString(),
                "-p",
                CLIENTS.resolve("typescript").toString()));
        assertSuccess(story(
                "node",
                CLIENTS.resolve("target/typescript-compiled/typescript/story.js")
                        .toString()));
    }

    @Test
    void the_client_for_python_reports_responds_and_resolves() throws Exception {
        Path generated = CLIENTS.resolve("target/python");
        assumeTrue(
                run(List.of("python3", "-c", "import dateutil, pydantic, typing_extensions, urllib3"))
                                .code()
                        == 0,
                "no client for Python: python3 with pydantic, python-dateutil, typing-extensions and urllib3 is missing");

        assertSuccess(List.of("python3", "-m", "compileall", "-q", generated.toString()));
        assertSuccess(story("python3", CLIENTS.resolve("python/story.py").toString()));
    }

    private List<String> story(String... command) {
        List<String> whole = new ArrayList<>(List.of(command));
        whole.addAll(List.of(
                amiss.issues().base(),
                amiss.responders().base(),
                amiss.assertions().base()));
        return whole;
    }

    private static void assertSuccess(List<String> command) throws IOException, InterruptedException {
        RunningAmiss.Finished finished = run(command);

        assertThat(finished.code()).as(finished.output()).isZero();
    }

    /** Code 127 when there is no such program. */
    private static RunningAmiss.Finished run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("amiss-client-", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(output.toFile());
            builder.environment().put("PYTHONPATH", pythonPath());
            Process process = start(builder);
            if (process == null) {
                return new RunningAmiss.Finished(127, "there is no " + command.get(0));
            }
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new RunningAmiss.Finished(124, "does not end: " + Files.readString(output));
            }
            return new RunningAmiss.Finished(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    private static @Nullable Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            return null;
        }
    }

    private static String pythonPath() {
        Path python = CLIENTS.resolve("target/python").toAbsolutePath().normalize();
        return String.join(
                File.pathSeparator,
                Stream.of("issue", "responder", "assertion")
                        .map(name -> python.resolve(name).toString())
                        .toList());
    }
}
