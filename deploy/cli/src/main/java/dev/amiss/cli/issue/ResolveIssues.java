package dev.amiss.cli.issue;

import dev.amiss.cli.session.Session;
import picocli.CommandLine.Command;

@Command(name = "resolve", description = "Resolve issues.")
final class ResolveIssues extends WorkOnIssues {
    ResolveIssues(Session session) {
        super(session, "resolved");
    }
}
