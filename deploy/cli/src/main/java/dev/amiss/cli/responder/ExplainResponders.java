package dev.amiss.cli.responder;

import dev.amiss.cli.explain.Explanation;
import dev.amiss.cli.session.Session;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = "Tell which responders would answer an issue of this name, and why the others would not.",
        footer = {"", "Example: amiss responders explain 'user-42 lost her mailbox' --severity critical"})
final class ExplainResponders implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", description = "Name of an issue that does not exist yet.")
    private String name = "";

    @Option(names = "--severity", paramLabel = "SEVERITY", description = "Its severity.")
    private @Nullable String severity;

    ExplainResponders(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return new Explanation(session).ofName(name, severity);
    }
}
