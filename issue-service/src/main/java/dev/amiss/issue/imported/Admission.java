package dev.amiss.issue.imported;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.issue.history.HistoryKind;
import dev.amiss.issue.history.HistoryLine;
import dev.amiss.issue.lifecycle.IssueChanges;
import dev.amiss.issue.lifecycle.StoredIssue;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one issue of another system becomes an issue of ours.
 *
 * @param holder the issue that holds its key already; null when none does
 * @param previous the last resolved issue of its key; null when there is none
 */
record Admission(
        ImportedIssue imported,
        long id,
        @Nullable Long holder,
        @Nullable Long previous,
        String actor,
        Instant now) {

    /** Adds the issue and its story to the changes; answers the status that it has here. */
    IssueStatus addTo(IssueChanges changes) {
        Issue issue = issue();
        changes.takeOver(new StoredIssue(imported.key(), issue, false, false, null), issue.occurrences(), actor);
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("origin", imported.origin());
        changes.tell(new HistoryLine(
                id, imported.openedAt(), HistoryKind.CREATED, actor, "Taken over from " + imported.origin(), data));
        imported.history()
                .forEach(line ->
                        changes.tell(new HistoryLine(id, line.at(), line.kind(), actor, line.summary(), line.data())));
        if (isHeldByAnother()) {
            changes.tell(HistoryLine.of(
                    id,
                    now,
                    HistoryKind.RESOLVED,
                    actor,
                    "Was " + imported.status().wire() + "; resolved, since issue " + holder
                            + " is the live one of this problem"));
        }
        return issue.status();
    }

    private boolean isHeldByAnother() {
        return imported.status() != IssueStatus.RESOLVED && holder != null;
    }

    private Issue issue() {
        boolean isHeld = isHeldByAnother();
        return new Issue(
                id,
                imported.name(),
                isHeld ? IssueStatus.RESOLVED : imported.status(),
                imported.severity(),
                imported.labels(),
                imported.details(),
                imported.details(),
                imported.source(),
                null,
                imported.record(),
                null,
                imported.occurrences(),
                1,
                imported.openedAt(),
                imported.openedAt(),
                imported.lastSeenAt(),
                imported.acknowledgedAt(),
                isHeld ? now : imported.resolvedAt(),
                null,
                now,
                previous,
                1,
                imported.truncated(),
                List.of(),
                null);
    }
}
