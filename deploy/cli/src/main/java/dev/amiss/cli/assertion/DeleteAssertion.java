package dev.amiss.cli.assertion;

import dev.amiss.cli.api.Service;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "delete", description = "Delete an assertion: its issues recover soon after.")
final class DeleteAssertion implements Callable<Integer> {
    private final Session session;

    @Mixin
    private AssertionChoice assertion = new AssertionChoice();

    DeleteAssertion(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String path = assertion.path(session);
        session.send(Service.ASSERTION, "DELETE", path);
        session.printer().remark("Deleted assertion " + path.substring(AssertionChoice.PATH.length() + 1));
        return ExitCode.OK;
    }
}
