package dev.amiss.cli;

import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code amiss completion}. */
@Command(
        name = "completion",
        description = "Print a script that lets bash or zsh complete this command.",
        footer = {"", "Example: source <(amiss completion)"})
final class CompletionCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification");
        }
        session.surroundings()
                .out()
                .print(AutoComplete.bash("amiss", spec.root().commandLine()));
        return ExitCode.OK;
    }
}
