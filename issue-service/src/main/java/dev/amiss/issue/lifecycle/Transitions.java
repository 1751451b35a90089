package dev.amiss.issue.lifecycle;

import dev.amiss.issue.history.HistoryKind;
import dev.amiss.issue.history.HistoryLine;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueEventType;
import dev.amiss.model.IssueStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which status follows which, and what that is called. */
public final class Transitions {
    private static final Map<IssueStatus, Set<IssueStatus>> ALLOWED = Map.of(
            IssueStatus.OPEN, Set.of(IssueStatus.ACKNOWLEDGED, IssueStatus.RESOLVED, IssueStatus.WONT_FIX),
            IssueStatus.ACKNOWLEDGED, Set.of(IssueStatus.OPEN, IssueStatus.RESOLVED, IssueStatus.WONT_FIX),
            IssueStatus.WONT_FIX, Set.of(IssueStatus.OPEN, IssueStatus.RESOLVED),
            IssueStatus.RESOLVED, Set.of(IssueStatus.OPEN));

    private Transitions() {}

    /** Whether an issue may go from one status to another; staying is none. */
    public static boolean allowed(IssueStatus from, IssueStatus to) {
        return ALLOWED.getOrDefault(from, Set.of()).contains(to);
    }

    /** Where an issue may go from this status. */
    public static Set<IssueStatus> from(IssueStatus status) {
        return ALLOWED.getOrDefault(status, Set.of());
    }

    /** Adds to the changes that the issue goes to another status, which must be allowed; answers it as it is then. */
    public static StoredIssue apply(
            IssueChanges changes,
            StoredIssue before,
            IssueStatus to,
            @Nullable Instant wontFixUntil,
            String actor,
            Instant now) {
        Issue issue = before.issue();
        StoredIssue after = before.with(IssueEdits.withStatus(issue, to, now, wontFixUntil));
        changes.change(after, eventOf(issue.status(), to), actor);
        if (issue.expiresAt() != null && after.issue().expiresAt() == null) {
            changes.expireNoMore(issue.id());
        }
        changes.tell(HistoryLine.of(
                issue.id(), now, kindOf(issue.status(), to), actor, summaryOf(issue.status(), after.issue())));
        return after;
    }

    private static IssueEventType eventOf(IssueStatus from, IssueStatus to) {
        return switch (to) {
            case OPEN -> from == IssueStatus.ACKNOWLEDGED ? IssueEventType.UNACKNOWLEDGED : IssueEventType.REOPENED;
            case ACKNOWLEDGED -> IssueEventType.ACKNOWLEDGED;
            case RESOLVED -> IssueEventType.RESOLVED;
            case WONT_FIX -> IssueEventType.WONT_FIX;
        };
    }

    private static HistoryKind kindOf(IssueStatus from, IssueStatus to) {
        return switch (to) {
            case OPEN -> from == IssueStatus.ACKNOWLEDGED ? HistoryKind.UNACKNOWLEDGED : HistoryKind.REOPENED;
            case ACKNOWLEDGED -> HistoryKind.ACKNOWLEDGED;
            case RESOLVED -> HistoryKind.RESOLVED;
            case WONT_FIX -> HistoryKind.WONT_FIX;
        };
    }

    private static String summaryOf(IssueStatus from, Issue after) {
        return switch (after.status()) {
            case OPEN ->
                from == IssueStatus.ACKNOWLEDGED
                        ? "Acknowledgement taken back"
                        : "Open again, for the " + after.opening() + ". time";
            case ACKNOWLEDGED -> "Acknowledged";
            case RESOLVED ->
                "Resolved after " + after.occurrences() + " occurrence" + (after.occurrences() == 1 ? "" : "s");
            case WONT_FIX ->
                after.wontFixUntil() == null
                        ? "Won't be fixed; further reports are counted and stay silent"
                        : "Won't be fixed until " + after.wontFixUntil() + "; further reports stay silent";
        };
    }
}
