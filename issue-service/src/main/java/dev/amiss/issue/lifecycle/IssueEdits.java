package dev.amiss.issue.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.RecordRef;
import dev.amiss.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies of an issue with something changed. Each that sends an event raises the version; a fold does not. */
public final class IssueEdits {
    private IssueEdits() {}

    /**
     * The issue in another status from {@code now} on; open after resolved or won't-fix is a new opening. One that is not
     * active does not expire, nor does it when it is opened again, until a report gives it a time to live.
     */
    public static Issue withStatus(Issue issue, IssueStatus status, Instant now, @Nullable Instant wontFixUntil) {
        Copy copy = new Copy(issue);
        if (status == IssueStatus.OPEN && !issue.status().isActive()) {
            copy.opening++;
            copy.openingAt = now;
        }
        copy.status = status;
        copy.acknowledgedAt = acknowledgedAt(issue, status, now);
        copy.resolvedAt = status == IssueStatus.RESOLVED ? now : null;
        copy.expiresAt = status.isActive() ? issue.expiresAt() : null;
        copy.wontFixUntil = status == IssueStatus.WONT_FIX ? wontFixUntil : null;
        return copy.changed(now);
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
        Copy copy = new Copy(issue);
        copy.severity = severity;
        copy.labels = labels;
        return copy.changed(now);
    }

    /** The issue seen once more. */
    public static Issue seenAgain(
            Issue issue, JsonNode details, @Nullable String url, @Nullable Instant expiresAt, Instant now) {
        Copy copy = new Copy(issue);
        copy.details = details;
        copy.url = url;
        copy.expiresAt = expiresAt;
        copy.occurrences++;
        copy.lastSeenAt = now.isAfter(issue.lastSeenAt()) ? now : issue.lastSeenAt();
        return copy.build();
    }

    /** The issue with other remarks on what was cut or replaced; nothing of it is stored. */
    public static Issue withRemarks(Issue issue, List<String> truncated, List<String> adjusted) {
        Copy copy = new Copy(issue);
        copy.truncated = truncated;
        copy.adjusted = adjusted;
        return copy.build();
    }

    /** The issue, which is resolved, without anything that a reporter or operator wrote. */
    static Issue erased(Issue issue, Instant now) {
        Copy copy = new Copy(issue);
        copy.name = "(erased)";
        copy.labels = Map.of();
        copy.details = JsonNodeFactory.instance.objectNode();
        copy.firstDetails = JsonNodeFactory.instance.objectNode();
        copy.source = null;
        copy.url = null;
        copy.record = null;
        copy.dedupKey = null;
        copy.expiresAt = null;
        copy.truncated = List.of();
        copy.adjusted = List.of();
        return copy.changed(now);
    }

    /** The parts of an issue that can change, while they do. */
    private static final class Copy {
        private final Issue from;
        private String name;
        private IssueStatus status;
        private Severity severity;
        private Map<String, String> labels;
        private JsonNode details;
        private JsonNode firstDetails;
        private @Nullable String source;
        private @Nullable String url;
        private @Nullable RecordRef record;
        private @Nullable String dedupKey;
        private long occurrences;
        private int opening;
        private Instant openingAt;
        private Instant lastSeenAt;
        private @Nullable Instant acknowledgedAt;
        private @Nullable Instant resolvedAt;
        private @Nullable Instant expiresAt;
        private Instant updatedAt;
        private long version;
        private List<String> truncated;
        private List<String> adjusted;
        private @Nullable Instant wontFixUntil;

        Copy(Issue issue) {
            from = issue;
            name = issue.name();
            status = issue.status();
            severity = issue.severity();
            labels = issue.labels();
            details = issue.details();
            firstDetails = issue.firstDetails();
            source = issue.source();
            url = issue.url();
            record = issue.record();
            dedupKey = issue.dedupKey();
            occurrences = issue.occurrences();
            opening = issue.opening();
            openingAt = issue.openingAt();
            lastSeenAt = issue.lastSeenAt();
            acknowledgedAt = issue.acknowledgedAt();
            resolvedAt = issue.resolvedAt();
            expiresAt = issue.expiresAt();
            updatedAt = issue.updatedAt();
            version = issue.version();
            truncated = issue.truncated();
            adjusted = issue.adjusted();
            wontFixUntil = issue.wontFixUntil();
        }

        /** The copy as a change that is told. */
        Issue changed(Instant now) {
            updatedAt = now;
            version++;
            return build();
        }

        Issue build() {
            return new Issue(
                    from.id(),
                    name,
                    status,
                    severity,
                    labels,
                    details,
                    firstDetails,
                    source,
                    url,
                    record,
                    dedupKey,
                    occurrences,
                    opening,
                    from.openedAt(),
                    openingAt,
                    lastSeenAt,
                    acknowledgedAt,
                    resolvedAt,
                    expiresAt,
                    updatedAt,
                    from.previousId(),
                    version,
                    truncated,
                    adjusted,
                    wontFixUntil);
        }
    }
}
