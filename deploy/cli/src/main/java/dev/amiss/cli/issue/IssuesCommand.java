package dev.amiss.cli.issue;

import picocli.CommandLine.Command;

/** {@code amiss issues}. */
@Command(
        name = "issues",
        description = "Report, find and work on issues.",
        subcommands = {
            ReportIssue.class,
            ListIssues.class,
            ShowIssue.class,
            AcknowledgeIssues.class,
            ResolveIssues.class,
            ReopenIssues.class,
            SetWontFix.class,
            CommentIssue.class,
            DeleteIssues.class,
            FollowIssues.class,
            ExportIssues.class,
            CountIssues.class
        })
public final class IssuesCommand {}
