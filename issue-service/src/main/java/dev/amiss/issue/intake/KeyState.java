package dev.amiss.issue.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.issue.history.HistoryKind;
import dev.amiss.issue.history.HistoryLine;
import dev.amiss.issue.lifecycle.IssueChanges;
import dev.amiss.issue.lifecycle.IssueEdits;
import dev.amiss.issue.lifecycle.StoredIssue;
import dev.amiss.issue.lifecycle.Transitions;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueEventType;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One key while a batch is applied to it: which issue holds it, and which was resolved last. Decides what each report
 * does, one after the other, and notes it in the batch's changes; touches nothing else. Not thread-safe.
 */
final class KeyState {
    private final IssueChanges changes;
    private final Instant now;
    private final LongSupplier ids;
    private @Nullable StoredIssue holder;
    private @Nullable Long previousId;

    KeyState(
            IssueChanges changes,
            Instant now,
            LongSupplier ids,
            @Nullable StoredIssue holder,
            @Nullable Long previousId) {
        this.changes = changes;
        this.now = now;
        this.ids = ids;
        this.holder = holder;
        this.previousId = previousId;
    }

    IntakeResult apply(IncomingReport report) {
        changes.follow(report.trace());
        StoredIssue held = holder;
        return switch (report.kind()) {
            case FAILURE -> held == null ? create(report) : fold(held, report);
            case RECOVERY -> held == null ? IntakeResult.NONE : recover(held, report);
            case ACKNOWLEDGE -> held == null ? IntakeResult.NONE : acknowledge(held, report);
        };
    }

    private IntakeResult create(IncomingReport report) {
        Issue issue = new Issue(
                ids.getAsLong(),
                report.name(),
                IssueStatus.OPEN,
                report.severity() == null ? Severity.ERROR : report.severity(),
                report.labels() == null ? Map.of() : report.labels(),
                report.details(),
                report.details(),
                report.source(),
                report.url(),
                report.record(),
                report.dedupKey(),
                1,
                1,
                now,
                now,
                now,
                null,
                null,
                expiry(report),
                now,
                previousId,
                1,
                report.truncated(),
                report.adjusted(),
                null);
        StoredIssue created = new StoredIssue(report.key(), issue, false, false, report.occurredAt());
        String summary = previousId == null ? "Reported" : "Reported again; the last such issue was " + previousId;
        changes.create(
                created, report.actor(), HistoryLine.of(issue.id(), now, HistoryKind.CREATED, report.actor(), summary));
        holder = created;
        return IntakeResult.created(issue);
    }

    private IntakeResult fold(StoredIssue held, IncomingReport report) {
        Instant expiresAt = staysSilent(held.issue()) ? null : expiry(report);
        Issue seen = IssueEdits.seenAgain(held.issue(), report.details(), report.url(), expiresAt, now);
        StoredIssue folded = new StoredIssue(
                held.key(),
                seen,
                held.severityPinned(),
                held.labelsPinned(),
                later(held.occurredAt(), report.occurredAt()));
        changes.fold(folded);
        holder = folded;
        if (seen.status() == IssueStatus.WONT_FIX) {
            wakeUnlessSilent(folded);
        } else {
            changeTraits(folded, report);
        }
        Issue after = current(folded).issue();
        return IntakeResult.found(answered(after, report));
    }

    private void wakeUnlessSilent(StoredIssue folded) {
        if (!staysSilent(folded.issue())) {
            holder = Transitions.apply(changes, folded, IssueStatus.OPEN, null, "amiss", now);
        }
    }

    /** Whether it won't be fixed, and that is not over yet. */
    private boolean staysSilent(Issue issue) {
        Instant until = issue.wontFixUntil();
        return issue.status() == IssueStatus.WONT_FIX && (until == null || now.isBefore(until));
    }

    private void changeTraits(StoredIssue folded, IncomingReport report) {
        Issue issue = folded.issue();
        Severity severity = raised(folded, report);
        Map<String, String> labels =
                report.labels() == null || folded.labelsPinned() ? issue.labels() : report.labels();
        boolean traitsChanged = severity != issue.severity() || !labels.equals(issue.labels());
        if (!traitsChanged && !isMilestone(issue.occurrences())) {
            return;
        }
        StoredIssue changed = folded.with(IssueEdits.withTraits(issue, severity, labels, now));
        changes.change(changed, IssueEventType.CHANGED, report.actor());
        changes.tell(HistoryLine.of(
                issue.id(),
                now,
                HistoryKind.CHANGED,
                report.actor(),
                TraitSummary.of(issue, changed.issue(), traitsChanged)));
        holder = changed;
    }

    private static Severity raised(StoredIssue folded, IncomingReport report) {
        Severity present = folded.issue().severity();
        boolean raises = report.severity() != null
                && !folded.severityPinned()
                && report.severity().compareTo(present) > 0;
        return raises && report.severity() != null ? report.severity() : present;
    }

    private IntakeResult recover(StoredIssue held, IncomingReport report) {
        Issue issue = held.issue();
        if (!issue.status().isActive()) {
            return IntakeResult.found(issue);
        }
        Instant failedAt = held.occurredAt();
        if (failedAt != null
                && report.occurredAt() != null
                && report.occurredAt().isBefore(failedAt)) {
            changes.tell(HistoryLine.of(
                    issue.id(),
                    now,
                    HistoryKind.COMMENTED,
                    report.actor(),
                    "A recovery of " + report.occurredAt() + " came after the failure of " + failedAt
                            + " and was ignored"));
            return IntakeResult.found(issue);
        }
        StoredIssue resolved = Transitions.apply(changes, held, IssueStatus.RESOLVED, null, report.actor(), now);
        if (!report.details().isEmpty()) {
            ObjectNode data = JsonNodeFactory.instance.objectNode();
            data.set("details", report.details());
            changes.tell(new HistoryLine(
                    issue.id(), now, HistoryKind.COMMENTED, report.actor(), "What the recovery said", data));
        }
        holder = null;
        previousId = issue.id();
        return IntakeResult.found(resolved.issue());
    }

    private IntakeResult acknowledge(StoredIssue held, IncomingReport report) {
        if (held.issue().status() != IssueStatus.OPEN) {
            return IntakeResult.found(held.issue());
        }
        StoredIssue acknowledged =
                Transitions.apply(changes, held, IssueStatus.ACKNOWLEDGED, null, report.actor(), now);
        holder = acknowledged;
        return IntakeResult.found(acknowledged.issue());
    }

    private StoredIssue current(StoredIssue otherwise) {
        StoredIssue held = holder;
        return held == null ? otherwise : held;
    }

    /** What was cut or replaced is told of the report that is answered, not of the one that made the issue. */
    private static Issue answered(Issue issue, IncomingReport report) {
        return IssueEdits.withRemarks(issue, report.truncated(), report.adjusted());
    }

    private @Nullable Instant expiry(IncomingReport report) {
        return report.ttlSec() == null ? null : now.plusSeconds(report.ttlSec());
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private static boolean isMilestone(long occurrences) {
        long power = 10;
        while (power < occurrences) {
            power *= 10;
        }
        return power == occurrences;
    }

    /** Says what a repeat changed. */
    private static final class TraitSummary {
        static String of(Issue before, Issue after, boolean traitsChanged) {
            if (!traitsChanged) {
                return "Seen " + after.occurrences() + " times";
            }
            List<String> parts = new java.util.ArrayList<>();
            if (before.severity() != after.severity()) {
                parts.add("severity raised from " + before.severity().wire() + " to "
                        + after.severity().wire());
            }
            if (!before.labels().equals(after.labels())) {
                parts.add("labels are now " + after.labels());
            }
            return String.join("; ", parts);
        }
    }
}
