package dev.amiss.cli.action;

import dev.amiss.cli.session.Session;
import picocli.CommandLine.Command;

@Command(name = "retry", description = "Run failed or cancelled actions again, now.")
final class RetryActions extends AskOfActions {
    RetryActions(Session session) {
        super(session, "retry");
    }
}
