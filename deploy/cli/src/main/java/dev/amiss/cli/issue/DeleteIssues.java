package dev.amiss.cli.issue;

import dev.amiss.cli.api.Service;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.MistakeException;
import dev.amiss.cli.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Erase issues with their details and history; only a tombstone stays.")
final class DeleteIssues implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids of issues.")
    private List<Long> ids = List.of();

    @Option(names = "--yes", description = "Yes, erase them.")
    private boolean isSure;

    DeleteIssues(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (!isSure) {
            throw new MistakeException("Erasing cannot be undone; say --yes. To end an issue, resolve it.");
        }
        for (long id : ids) {
            session.send(Service.ISSUE, "DELETE", "/api/v1/issues/" + id);
            session.printer().remark("Erased issue " + id);
        }
        return ExitCode.OK;
    }
}
