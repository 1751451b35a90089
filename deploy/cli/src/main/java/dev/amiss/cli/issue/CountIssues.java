package dev.amiss.cli.issue;

import dev.amiss.cli.api.Service;
import dev.amiss.cli.output.Tree;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "stats", description = "Tell how many issues there are.")
final class CountIssues implements Callable<Integer> {
    private final Session session;

    CountIssues(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.printer()
                .object(
                        session.api().get(Service.ISSUE, "/api/v1/issues/stats"),
                        stats -> Tree.print(session.printer(), stats, ""));
        return ExitCode.OK;
    }
}
