package dev.amiss.cli.action;

import dev.amiss.cli.session.Session;
import picocli.CommandLine.Command;

@Command(name = "cancel", description = "Cancel actions that wait.")
final class CancelActions extends AskOfActions {
    CancelActions(Session session) {
        super(session, "cancel");
    }
}
