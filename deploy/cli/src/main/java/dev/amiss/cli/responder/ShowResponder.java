package dev.amiss.cli.responder;

import dev.amiss.cli.api.Service;
import dev.amiss.cli.output.Tree;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "show", description = "Show a responder.")
final class ShowResponder implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ResponderChoice responder = new ResponderChoice();

    ShowResponder(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.printer()
                .object(
                        session.api().get(Service.RESPONDER, responder.path(session)),
                        shown -> Tree.print(session.printer(), shown, ""));
        return ExitCode.OK;
    }
}
