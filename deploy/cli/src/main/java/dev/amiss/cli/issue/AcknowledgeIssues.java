package dev.amiss.cli.issue;

import dev.amiss.cli.session.Session;
import picocli.CommandLine.Command;

@Command(name = "acknowledge", description = "Acknowledge issues: somebody is at it, waiting actions are cancelled.")
final class AcknowledgeIssues extends WorkOnIssues {
    AcknowledgeIssues(Session session) {
        super(session, "acknowledged");
    }
}
