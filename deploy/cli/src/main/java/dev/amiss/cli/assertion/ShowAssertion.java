package dev.amiss.cli.assertion;

import dev.amiss.cli.api.Service;
import dev.amiss.cli.output.Tree;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "show", description = "Show an assertion and how it stands.")
final class ShowAssertion implements Callable<Integer> {
    private final Session session;

    @Mixin
    private AssertionChoice assertion = new AssertionChoice();

    ShowAssertion(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.printer()
                .object(
                        session.api().get(Service.ASSERTION, assertion.path(session)),
                        shown -> Tree.print(session.printer(), shown, ""));
        return ExitCode.OK;
    }
}
