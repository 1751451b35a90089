package dev.amiss.cli.responder;

import dev.amiss.cli.session.Session;
import picocli.CommandLine.Command;

@Command(name = "disable", description = "Disable a responder: its waiting actions are cancelled.")
final class DisableResponder extends SwitchResponder {
    DisableResponder(Session session) {
        super(session, false);
    }
}
