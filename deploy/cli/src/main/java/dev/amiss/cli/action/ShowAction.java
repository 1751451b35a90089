package dev.amiss.cli.action;

import dev.amiss.cli.api.Service;
import dev.amiss.cli.output.Tree;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show an action with all its attempts.")
final class ShowAction implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "The action's id.")
    private long id;

    ShowAction(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.printer()
                .object(
                        session.api().get(Service.RESPONDER, "/api/v1/actions/" + id),
                        action -> Tree.print(session.printer(), action, ""));
        return ExitCode.OK;
    }
}
