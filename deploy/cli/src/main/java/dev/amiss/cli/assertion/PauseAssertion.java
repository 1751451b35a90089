package dev.amiss.cli.assertion;

import dev.amiss.cli.session.Session;
import picocli.CommandLine.Command;

@Command(name = "pause", description = "Pause an assertion: it is not run until it is resumed.")
final class PauseAssertion extends SwitchAssertion {
    PauseAssertion(Session session) {
        super(session, false);
    }
}
