package dev.amiss.cli.assertion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.cli.api.Answer;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.output.SafeText;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.MistakeException;
import dev.amiss.cli.session.Session;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        description = "Run assertions now and tell what they found.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:they pass", "1:the request was refused, or a check could not be carried out", "2:one fails"})
final class RunAssertions implements Callable<Integer> {
    private static final long PAUSE_SEC = 2;

    private final Session session;

    @Parameters(arity = "0..*", paramLabel = "ID|NAME", description = "The assertions, by id or name.")
    private List<String> chosen = List.of();

    @Option(names = "--all", description = "All that are enabled, without waiting for what they find.")
    private boolean isAll;

    RunAssertions(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (isAll == !chosen.isEmpty()) {
            throw new MistakeException("Which assertions? Name them by id or name, or say --all.");
        }
        if (isAll) {
            JsonNode answer = session.send(Service.ASSERTION, "POST", AssertionChoice.PATH + "/run")
                    .body();
            session.printer()
                    .object(
                            answer,
                            it -> session.printer().line("Asked for " + SafeText.of(it.path("requested")) + " runs"));
            return ExitCode.OK;
        }
        int code = ExitCode.OK;
        for (String each : chosen) {
            code = worse(code, run(each));
        }
        return code;
    }

    private int run(String idOrName) throws InterruptedException {
        String path = AssertionChoice.path(session, idOrName) + "/run";
        Answer answer = session.send(Service.ASSERTION, "POST", path);
        while (answer.status() == 202 && answer.location().isPresent()) {
            session.printer().remark(idOrName + ": still running");
            pause();
            answer = session.send(
                    Service.ASSERTION,
                    "GET",
                    URI.create(answer.location().get()).getRawPath());
        }
        JsonNode result = answer.body();
        session.printer()
                .object(
                        result,
                        it -> session.printer()
                                .line(SafeText.of(idOrName) + ": "
                                        + session.printer().word(it.path("outcome"))
                                        + (it.hasNonNull("reason") ? ", " + SafeText.of(it.path("reason")) : "")));
        return switch (result.path("outcome").asText()) {
            case "passed", "pending" -> ExitCode.OK;
            case "failed" -> ExitCode.DIFFERS;
            default -> ExitCode.ERROR;
        };
    }

    /** An error says less than a failure, so it counts more. */
    private static int worse(int one, int other) {
        return one == ExitCode.ERROR || other == ExitCode.ERROR ? ExitCode.ERROR : Math.max(one, other);
    }

    private static void pause() throws InterruptedException {
        boolean ended = new CountDownLatch(1).await(PAUSE_SEC, TimeUnit.SECONDS);
        if (ended) {
            throw new IllegalStateException("nobody ends a pause");
        }
    }
}
