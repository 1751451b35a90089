package dev.amiss.responder.action;

import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An issue as scheduling looks at it. */
public record IssueStanding(
        long id,
        IssueStatus status,
        int opening,
        Instant openingAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant resolvedAt) {
    public static IssueStanding of(Issue issue) {
        return new IssueStanding(
                issue.id(),
                issue.status(),
                issue.opening(),
                issue.openingAt(),
                issue.acknowledgedAt(),
                issue.resolvedAt());
    }
}
