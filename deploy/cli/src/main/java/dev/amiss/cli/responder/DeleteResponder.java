package dev.amiss.cli.responder;

import dev.amiss.cli.api.Service;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "delete", description = "Delete a responder: its waiting actions are cancelled, their history stays.")
final class DeleteResponder implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ResponderChoice responder = new ResponderChoice();

    DeleteResponder(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String path = responder.path(session);
        session.send(Service.RESPONDER, "DELETE", path);
        session.printer().remark("Deleted responder " + path.substring(ResponderChoice.PATH.length() + 1));
        return ExitCode.OK;
    }
}
