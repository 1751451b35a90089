package dev.amiss.cli.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.api.ProblemException;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.output.Printer;
import dev.amiss.cli.session.MistakeException;
import dev.amiss.cli.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code amiss test}. */
@Command(
        name = "test",
        description = {
            "Test responders: files say what happens to issues and which actions are expected when.",
            "responder-service plays it on a clock of its own; nothing is stored and nothing is sent."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all passed", "1:some failed, or responder-service could not be asked", "2:a file is wrong"},
        footer = {"", "Example: amiss test responders/*.test.yaml"})
public final class TestCommand implements Callable<Integer> {
    private static final String PATH = "/api/v1/responders/rehearse";
    private static final int PASSED = 0;
    private static final int FAILED = 1;
    private static final int WRONG = 2;
    private static final int REFUSED = 400;

    private final Session session;

    @Parameters(arity = "1..*", paramLabel = "FILE|-", description = "Tests, JSON or YAML.")
    private List<String> files = List.of();

    TestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try {
            List<TestFile> all = new ArrayList<>();
            List<String> mistakes = new ArrayList<>();
            for (String file : files) {
                read(file, all, mistakes);
            }
            if (!mistakes.isEmpty()) {
                throw new MistakeException(String.join("\n", mistakes));
            }
            return tell(all.stream().flatMap(file -> run(file).stream()).toList());
        } catch (MistakeException e) {
            session.printer().remark(String.valueOf(e.getMessage()));
            return WRONG;
        }
    }

    private void read(String file, List<TestFile> all, List<String> mistakes) {
        try {
            all.add(TestFile.read(file, session));
        } catch (MistakeException e) {
            mistakes.add(String.valueOf(e.getMessage()));
        }
    }

    private List<TestResult> run(TestFile file) {
        return file.tests().stream().map(test -> run(file, test)).toList();
    }

    private TestResult run(TestFile file, TestCase test) {
        ObjectNode question = test.question().deepCopy();
        ArrayNode responders = question.putArray("responders");
        file.responders().forEach(each -> responders.add(each.body()));
        try {
            JsonNode answer = session.api()
                    .send(Service.RESPONDER, "POST", PATH, question)
                    .body();
            List<Happened> happened = new ArrayList<>();
            answer.path("items").forEach(each -> happened.add(new Happened(each)));
            return new TestResult(
                    file.name(),
                    test.name(),
                    Comparison.of(test.expected(), happened, test.isFull()),
                    answer.path("is_complete").asBoolean());
        } catch (ProblemException e) {
            if (e.status() == REFUSED) {
                throw new MistakeException(Refusal.text(e, file, test));
            }
            throw e;
        }
    }

    private int tell(List<TestResult> results) {
        Printer out = session.printer();
        long failed = results.stream().filter(result -> !result.isPassed()).count();
        long passed = results.size() - failed;
        ObjectNode json = Json.object().put("passed", passed).put("failed", failed);
        ArrayNode items = json.putArray("items");
        results.forEach(result -> items.add(result.json()));
        out.object(json, ignored -> {
            results.forEach(result -> result.tell(out));
            out.line(passed + " passed, " + failed + " failed");
        });
        return failed == 0 ? PASSED : FAILED;
    }
}
