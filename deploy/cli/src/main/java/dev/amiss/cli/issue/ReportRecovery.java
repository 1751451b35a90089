package dev.amiss.cli.issue;

import dev.amiss.cli.api.Answer;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        description = "Resolve the issue of this name, record or key, if there is one.",
        footer = {"", "Example: amiss recoveries report 'backup failed'"})
final class ReportRecovery implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The issue's name.")
    private @Nullable String name;

    @Mixin
    private ReportOptions report = new ReportOptions();

    ReportRecovery(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Answer answer = session.api().send(Service.ISSUE, "POST", "/api/v1/recoveries", report.body(name, session));
        if (answer.status() == 204) {
            session.printer().remark("No issue was open");
        } else {
            session.printer()
                    .object(answer.body(), issue -> session.printer().line(IssueLines.standing(issue, session)));
        }
        return ExitCode.OK;
    }
}
