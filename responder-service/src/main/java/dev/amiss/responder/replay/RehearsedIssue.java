package dev.amiss.responder.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An issue that is made up, and how it stood whenever responders would have heard of it. Used by one thread. */
final class RehearsedIssue {
    private final long id;
    private final RehearsedReport first;
    private final Instant openedAt;
    private final List<Issue> stood = new ArrayList<>();
    private IssueStatus status = IssueStatus.OPEN;
    private Severity severity;
    private Map<String, String> labels;
    private JsonNode details;
    private long occurrences = 1;
    private int opening = 1;
    private Instant openingAt;
    private Instant lastSeenAt;
    private @Nullable Instant acknowledgedAt;
    private @Nullable Instant resolvedAt;

    RehearsedIssue(long id, RehearsedReport report, Instant now) {
        this.id = id;
        this.first = report;
        this.openedAt = now;
        this.openingAt = now;
        this.lastSeenAt = now;
        this.severity = Objects.requireNonNullElse(report.severity(), Severity.ERROR);
        this.labels = Objects.requireNonNullElse(report.labels(), Map.of());
        this.details = detailsOf(report);
        changed(now);
    }

    String name() {
        return first.name();
    }

    List<String> key() {
        return first.key();
    }

    IssueStatus status() {
        return status;
    }

    /** The issue as it stood one time after another, each from its {@code updatedAt} on. */
    List<Issue> stood() {
        return stood;
    }

    /** It is reported once more; responders hear of it only when that changes it, or of every tenth, hundredth, … time. */
    void fold(RehearsedReport report, Instant now) {
        occurrences++;
        lastSeenAt = now;
        details = detailsOf(report);
        if (status == IssueStatus.WONT_FIX) {
            return;
        }
        Severity before = severity;
        Map<String, String> labelsBefore = labels;
        if (report.severity() != null && report.severity().compareTo(severity) > 0) {
            severity = report.severity();
        }
        if (report.labels() != null) {
            labels = report.labels();
        }
        if (severity != before || !labels.equals(labelsBefore) || isMilestone(occurrences)) {
            changed(now);
        }
    }

    private static boolean isMilestone(long occurrences) {
        long rest = occurrences;
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }

    boolean canBecome(IssueStatus to) {
        return switch (to) {
            case OPEN, RESOLVED -> status != to;
            case ACKNOWLEDGED -> status == IssueStatus.OPEN;
            case WONT_FIX -> status.isActive();
        };
    }

    /** It goes to a status that it can become. */
    void become(IssueStatus to, Instant now) {
        if (to == IssueStatus.OPEN && !status.isActive()) {
            opening++;
            openingAt = now;
        }
        if (to.isActive()) {
            acknowledgedAt = to == IssueStatus.ACKNOWLEDGED ? now : null;
        }
        resolvedAt = to == IssueStatus.RESOLVED ? now : null;
        status = to;
        changed(now);
    }

    private static JsonNode detailsOf(RehearsedReport report) {
        return report.details() == null ? JsonNodeFactory.instance.objectNode() : report.details();
    }

    private void changed(Instant now) {
        stood.add(new Issue(
                id,
                first.name(),
                status,
                severity,
                labels,
                details,
                detailsOf(first),
                first.source(),
                null,
                first.record(),
                first.dedupKey(),
                occurrences,
                opening,
                openedAt,
                openingAt,
                lastSeenAt,
                acknowledgedAt,
                resolvedAt,
                null,
                now,
                null,
                stood.size() + 1L,
                List.of(),
                List.of(),
                null));
    }
}
