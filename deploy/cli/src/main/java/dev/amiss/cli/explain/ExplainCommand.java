package dev.amiss.cli.explain;

import dev.amiss.cli.session.MistakeException;
import dev.amiss.cli.session.Session;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code amiss explain}. */
@Command(
        name = "explain",
        description = "Tell for every responder whether it answers an issue and why (not), and what happens next.",
        footer = {"", "Example: amiss explain 7", "Example: amiss explain --name 'backup failed' --severity critical"})
public final class ExplainCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "ISSUE", description = "The issue's id.")
    private @Nullable Long id;

    @Option(names = "--name", paramLabel = "NAME", description = "Name of an issue that does not exist yet.")
    private @Nullable String name;

    @Option(names = "--severity", paramLabel = "SEVERITY", description = "Severity of that one.")
    private @Nullable String severity;

    ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (id != null) {
            return new Explanation(session).ofIssue(id);
        }
        if (name != null) {
            return new Explanation(session).ofName(name, severity);
        }
        throw new MistakeException("Which issue? Name it by id, or say --name for one that does not exist yet.");
    }
}
