package dev.amiss.cli.silence;

import dev.amiss.cli.api.Service;
import dev.amiss.cli.output.Tree;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show a silence.")
final class ShowSilence implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "The silence's id.")
    private long id;

    ShowSilence(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.printer()
                .object(
                        session.api().get(Service.RESPONDER, SilenceLines.PATH + "/" + id),
                        silence -> Tree.print(session.printer(), silence, ""));
        return ExitCode.OK;
    }
}
