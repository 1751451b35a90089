package dev.amiss.cli.assertion;

import dev.amiss.cli.session.Session;
import picocli.CommandLine.Command;

@Command(name = "resume", description = "Let a paused assertion run again.")
final class ResumeAssertion extends SwitchAssertion {
    ResumeAssertion(Session session) {
        super(session, true);
    }
}
