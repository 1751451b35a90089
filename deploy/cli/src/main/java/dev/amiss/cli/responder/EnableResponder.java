package dev.amiss.cli.responder;

import dev.amiss.cli.session.Session;
import picocli.CommandLine.Command;

@Command(name = "enable", description = "Enable a responder.")
final class EnableResponder extends SwitchResponder {
    EnableResponder(Session session) {
        super(session, true);
    }
}
