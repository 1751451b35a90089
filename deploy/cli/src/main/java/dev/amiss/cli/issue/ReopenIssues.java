package dev.amiss.cli.issue;

import dev.amiss.cli.session.Session;
import picocli.CommandLine.Command;

@Command(name = "reopen", description = "Open issues again, or take an acknowledgement back.")
final class ReopenIssues extends WorkOnIssues {
    ReopenIssues(Session session) {
        super(session, "open");
    }
}
