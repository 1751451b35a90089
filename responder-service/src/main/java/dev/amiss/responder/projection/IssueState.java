package dev.amiss.responder.projection;

import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Severity;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an issue stood from some moment on. */
public record IssueState(
        Instant at,
        IssueStatus status,
        Severity severity,
        Map<String, String> labels,
        int opening,
        Instant openingAt,
        @Nullable Instant resolvedAt) {
    /** The issue as it stood then; what is not kept of the past is as it is now. */
    public Issue of(Issue now) {
        return new Issue(
                now.id(),
                now.name(),
                status,
                severity,
                labels,
                now.details(),
                now.firstDetails(),
                now.source(),
                now.url(),
                now.record(),
                now.dedupKey(),
                now.occurrences(),
                opening,
                now.openedAt(),
                openingAt,
                now.lastSeenAt(),
                status == IssueStatus.ACKNOWLEDGED ? at : now.acknowledgedAt(),
                resolvedAt,
                now.expiresAt(),
                at,
                now.previousId(),
                now.version(),
                now.truncated(),
                now.adjusted(),
                now.wontFixUntil());
    }
}
