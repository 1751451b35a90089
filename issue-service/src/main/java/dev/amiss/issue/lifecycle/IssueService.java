package dev.amiss.issue.lifecycle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.issue.history.HistoryKind;
import dev.amiss.issue.history.HistoryLine;
import dev.amiss.issue.history.HistoryStore;
import dev.amiss.issue.history.HistoryView;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueEventType;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Severity;
import dev.amiss.service.database.SqlFailure;
import dev.amiss.service.problem.Problems;
import dev.amiss.service.trace.LogFields;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** What people do to one issue. Thread-safe. */
@Singleton
public class IssueService {
    private final Jdbi jdbi;
    private final IssueStore issues;
    private final IssueWriter writer;
    private final HistoryStore history;
    private final Clock clock;

    IssueService(Jdbi jdbi, IssueStore issues, IssueWriter writer, HistoryStore history, Clock clock) {
        this.jdbi = jdbi;
        this.issues = issues;
        this.writer = writer;
        this.history = history;
        this.clock = clock;
    }

    /** The issue as it stands. */
    public Issue get(long id) {
        return jdbi.withHandle(handle -> issues.find(handle, id)).orElseThrow(() -> Problems.notFound("issue", id));
    }

    /** Applies all of a patch or nothing; answers the issue as it is then. */
    public Issue patch(long id, IssuePatch patch, String actor) {
        try {
            return tryPatch(id, patch, actor);
        } catch (UnableToExecuteStatementException e) {
            if (SqlFailure.of(e) != SqlFailure.DATA) {
                throw e;
            }
            return tryPatch(id, patch, actor); // another issue has taken the key between the look and the write
        }
    }

    private Issue tryPatch(long id, IssuePatch patch, String actor) {
        return jdbi.inTransaction(handle -> {
            StoredIssue before = lock(handle, id);
            if (patch.version() != null && patch.version() != before.issue().version()) {
                throw Problems.conflict("The issue is at version "
                        + before.issue().version() + " by now, not " + patch.version() + ".");
            }
            IssueChanges changes = new IssueChanges();
            Instant now = clock.instant();
            StoredIssue after = changeStatus(handle, changes, before, patch, actor, now);
            after = changeTraits(changes, after, patch, actor, now);
            if (patch.comment() != null) {
                changes.tell(HistoryLine.of(id, now, HistoryKind.COMMENTED, actor, patch.comment()));
            }
            writer.write(handle, changes);
            return after.issue();
        });
    }

    /** Adds a comment to the issue's history. */
    public HistoryView comment(long id, String comment, String actor) {
        return jdbi.inTransaction(handle -> {
            lock(handle, id);
            HistoryLine line = HistoryLine.of(id, clock.instant(), HistoryKind.COMMENTED, actor, comment);
            return history.append(handle, line);
        });
    }

    /**
     * Erases what the issue says, once it is resolved; consumers are told to forget it. What an erased issue was about
     * nobody can tell, so that whoever waits for an end is told that first.
     */
    void erase(long id, String actor) {
        jdbi.useTransaction(handle -> {
            StoredIssue before = lock(handle, id);
            Instant now = clock.instant();
            IssueChanges changes = new IssueChanges();
            StoredIssue resolved = before.issue().status() == IssueStatus.RESOLVED
                    ? before
                    : Transitions.apply(changes, before, IssueStatus.RESOLVED, null, actor, now);
            changes.change(resolved.with(IssueEdits.erased(resolved.issue(), now)), IssueEventType.DELETED, actor);
            writer.write(handle, changes);
            issues.erase(handle, id, now);
            history.erase(handle, id);
        });
    }

    private StoredIssue lock(Handle handle, long id) {
        LogFields.ofRequest(LogFields.ISSUE, id);
        return issues.lock(handle, id).orElseThrow(() -> Problems.notFound("issue", id));
    }

    private StoredIssue changeStatus(
            Handle handle, IssueChanges changes, StoredIssue before, IssuePatch patch, String actor, Instant now) {
        IssueStatus from = before.issue().status();
        IssueStatus to = patch.status() == null ? from : patch.status();
        if (patch.wontFixUntil() != null && to != IssueStatus.WONT_FIX) {
            throw Problems.invalid("/wont_fix_until", "goes with status wont_fix only");
        }
        if (patch.wontFixUntil() != null && !patch.wontFixUntil().isAfter(now)) {
            throw Problems.invalid("/wont_fix_until", "must be in the future");
        }
        if (from == to) {
            return patch.wontFixUntil() == null ? before : postpone(changes, before, patch.wontFixUntil(), actor, now);
        }
        if (!Transitions.allowed(from, to)) {
            throw Problems.conflict(
                    "An issue that is " + from.wire() + " cannot become " + to.wire() + "; it can become "
                            + String.join(
                                    " or ",
                                    Transitions.from(from).stream()
                                            .map(IssueStatus::wire)
                                            .sorted()
                                            .toList())
                            + ".");
        }
        if (from == IssueStatus.RESOLVED) {
            issues.holder(handle, before.key()).ifPresent(holder -> {
                throw Problems.of(
                                409,
                                "key-held",
                                "Conflict",
                                "Issue " + holder + " holds the key of this problem by now; work on that one.")
                        .with("holder_id", holder)
                        .build();
            });
        }
        return Transitions.apply(changes, before, to, patch.wontFixUntil(), actor, now);
    }

    private static StoredIssue postpone(
            IssueChanges changes, StoredIssue before, Instant until, String actor, Instant now) {
        Issue changed = IssueEdits.withStatus(before.issue(), IssueStatus.WONT_FIX, now, until);
        changes.change(before.with(changed), IssueEventType.CHANGED, actor);
        changes.tell(HistoryLine.of(before.id(), now, HistoryKind.CHANGED, actor, "Won't be fixed until " + until));
        return before.with(changed);
    }

    private static StoredIssue changeTraits(
            IssueChanges changes, StoredIssue before, IssuePatch patch, String actor, Instant now) {
        Issue issue = before.issue();
        Severity severity = patch.severity() == null ? issue.severity() : patch.severity();
        Map<String, String> labels =
                patch.labels() == null ? issue.labels() : LabelPatch.apply(issue.labels(), patch.labels());
        boolean pinsSeverity = patch.severity() != null;
        boolean pinsLabels = patch.labels() != null;
        if (!pinsSeverity && !pinsLabels) {
            return before;
        }
        StoredIssue after = new StoredIssue(
                before.key(),
                IssueEdits.withTraits(issue, severity, labels, now),
                before.severityPinned() || pinsSeverity,
                before.labelsPinned() || pinsLabels,
                before.occurredAt());
        changes.change(after, IssueEventType.CHANGED, actor);
        changes.tell(new HistoryLine(
                issue.id(),
                now,
                HistoryKind.CHANGED,
                actor,
                summary(patch, after.issue()),
                JsonNodeFactory.instance.objectNode()));
        return after;
    }

    private static String summary(IssuePatch patch, Issue after) {
        List<@Nullable String> parts = new ArrayList<>();
        if (patch.severity() != null) {
            parts.add("severity set to " + after.severity().wire());
        }
        if (patch.labels() != null) {
            parts.add("labels set to " + after.labels());
        }
        return String.join("; ", parts);
    }
}
