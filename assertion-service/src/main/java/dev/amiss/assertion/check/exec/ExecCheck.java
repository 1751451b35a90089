package dev.amiss.assertion.check.exec;

import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.Finding;
import dev.amiss.model.Severity;
import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.CheckOutcome.Failed;
import dev.amiss.model.function.CheckOutcome.Passed;
import dev.amiss.model.function.FailureReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Starts the program and waits for its end.
 *
 * @param command the program's file and its arguments
 * @param folder where it is started
 */
record ExecCheck(List<String> command, Path folder) implements Check {
    private static final int OK = 0;
    private static final int WARNING = 1;
    private static final int CRITICAL = 2;

    @Override
    public Finding run(CheckRun run) throws InterruptedException {
        Optional<ProgramRun.Ended> ended;
        try {
            ended = ProgramRun.start(command, folder).await(run.timeout());
        } catch (IOException e) {
            return couldNotRun(FailureReason.INVALID, "The program cannot be started: " + e.getMessage());
        }
        return ended.map(ExecCheck::judge)
                .orElseGet(() -> couldNotRun(
                        FailureReason.TIMEOUT,
                        "The program did not end within " + run.timeout().toSeconds() + " s and was ended."));
    }

    private static Finding judge(ProgramRun.Ended ended) {
        PluginOutput output = PluginOutput.of(ended.output().isBlank() ? ended.errors() : ended.output());
        var details = output.details().put("exit_code", ended.exitCode());
        return switch (ended.exitCode()) {
            case OK -> new Finding.Whole(new Passed(details));
            case WARNING -> new Finding.Whole(new Failed(details), null, Severity.WARNING);
            case CRITICAL -> new Finding.Whole(new Failed(details), null, Severity.CRITICAL);
            default ->
                couldNotRun(
                        FailureReason.SERVER_ERROR,
                        "The program ended with " + ended.exitCode()
                                + (output.text().isEmpty() ? "" : ": ") + output.text());
        };
    }

    private static Finding couldNotRun(FailureReason reason, String message) {
        return new Finding.Whole(new CouldNotRun(reason, message));
    }
}
