package dev.amiss.issue.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies of an issue with something changed. Each that sends an event raises the version; a fold does not. */
public final class IssueEdits {
    private IssueEdits() {}

    /** The issue in another status from {@code now} on; open after resolved or won't-fix is a new opening. */
    public static Issue withStatus(Issue issue, IssueStatus status, Instant now, @Nullable Instant wontFixUntil) {
        boolean reopened = status == IssueStatus.OPEN && !issue.status().isActive();
        return new Issue(
                issue.id(),
                issue.name(),
                status,
                issue.severity(),
                issue.labels(),
                issue.details(),
                issue.firstDetails(),
                issue.source(),
                issue.url(),
                issue.record(),
                issue.dedupKey(),
                issue.occurrences(),
                reopened ? issue.opening() + 1 : issue.opening(),
                issue.openedAt(),
                reopened ? now : issue.openingAt(),
                issue.lastSeenAt(),
                acknowledgedAt(issue, status, now),
                status == IssueStatus.RESOLVED ? now : null,
                issue.expiresAt(),
                now,
                issue.previousId(),
                issue.version() + 1,
                issue.truncated(),
                issue.adjusted(),
                status == IssueStatus.WONT_FIX ? wontFixUntil : null);
    }

    private static @Nullable Instant acknowledgedAt(Issue issue, IssueStatus status, Instant now) {
        return switch (status) {
            case OPEN -> null;
            case ACKNOWLEDGED -> now;
            case RESOLVED, WONT_FIX -> issue.acknowledgedAt();
        };
    }

    /** The issue with that severity and those labels. */
    public static Issue withTraits(Issue issue, Severity severity, Map<String, String> labels, Instant now) {
        return new Issue(
                issue.id(),
                issue.name(),
                issue.status(),
                severity,
                labels,
                issue.details(),
                issue.firstDetails(),
                issue.source(),
                issue.url(),
                issue.record(),
                issue.dedupKey(),
                issue.occurrences(),
                issue.opening(),
                issue.openedAt(),
                issue.openingAt(),
                issue.lastSeenAt(),
                issue.acknowledgedAt(),
                issue.resolvedAt(),
                issue.expiresAt(),
                now,
                issue.previousId(),
                issue.version() + 1,
                issue.truncated(),
                issue.adjusted(),
                issue.wontFixUntil());
    }

    /** The issue seen once more. */
    public static Issue seenAgain(
            Issue issue, JsonNode details, @Nullable String url, @Nullable Instant expiresAt, Instant now) {
        return new Issue(
                issue.id(),
                issue.name(),
                issue.status(),
                issue.severity(),
                issue.labels(),
                details,
                issue.firstDetails(),
                issue.source(),
                url,
                issue.record(),
                issue.dedupKey(),
                issue.occurrences() + 1,
                issue.opening(),
                issue.openedAt(),
                issue.openingAt(),
                now.isAfter(issue.lastSeenAt()) ? now : issue.lastSeenAt(),
                issue.acknowledgedAt(),
                issue.resolvedAt(),
                expiresAt,
                issue.updatedAt(),
                issue.previousId(),
                issue.version(),
                issue.truncated(),
                issue.adjusted(),
                issue.wontFixUntil());
    }

    /** The issue with other remarks on what was cut or replaced; nothing of it is stored. */
    public static Issue withRemarks(Issue issue, List<String> truncated, List<String> adjusted) {
        return new Issue(
                issue.id(),
                issue.name(),
                issue.status(),
                issue.severity(),
                issue.labels(),
                issue.details(),
                issue.firstDetails(),
                issue.source(),
                issue.url(),
                issue.record(),
                issue.dedupKey(),
                issue.occurrences(),
                issue.opening(),
                issue.openedAt(),
                issue.openingAt(),
                issue.lastSeenAt(),
                issue.acknowledgedAt(),
                issue.resolvedAt(),
                issue.expiresAt(),
                issue.updatedAt(),
                issue.previousId(),
                issue.version(),
                truncated,
                adjusted,
                issue.wontFixUntil());
    }

    /** The issue without anything that a reporter or operator wrote; resolved, if it was not. */
    static Issue erased(Issue issue, Instant now) {
        return new Issue(
                issue.id(),
                "(erased)",
                IssueStatus.RESOLVED,
                issue.severity(),
                Map.of(),
                JsonNodeFactory.instance.objectNode(),
                JsonNodeFactory.instance.objectNode(),
                null,
                null,
                null,
                null,
                issue.occurrences(),
                issue.opening(),
                issue.openedAt(),
                issue.openingAt(),
                issue.lastSeenAt(),
                issue.acknowledgedAt(),
                issue.resolvedAt() == null ? now : issue.resolvedAt(),
                null,
                now,
                issue.previousId(),
                issue.version() + 1,
                List.of(),
                List.of(),
                null);
    }
}
