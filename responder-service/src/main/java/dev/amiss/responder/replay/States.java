package dev.amiss.responder.replay;

import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import dev.amiss.responder.projection.IssueState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The states that an issue went through; where they were not written down, as far as the issue itself tells. */
final class States {
    private States() {}

    /**
     * The issue as it stood one time after another, each from its {@code updatedAt} on.
     *
     * @param logged the states that were written down, in order
     */
    static List<Issue> of(Issue issue, List<IssueState> logged) {
        return complete(issue, logged).stream().map(state -> state.of(issue)).toList();
    }

    private static List<IssueState> complete(Issue issue, List<IssueState> logged) {
        if (logged.isEmpty()) {
            return told(issue);
        }
        IssueState first = logged.get(0);
        if (!first.at().isAfter(first.openingAt())) {
            return logged;
        }
        List<IssueState> states = new ArrayList<>();
        states.add(with(first, first.openingAt(), IssueStatus.OPEN));
        states.addAll(logged);
        return states;
    }

    private static List<IssueState> told(Issue issue) {
        IssueState now = new IssueState(
                issue.updatedAt(),
                issue.status(),
                issue.severity(),
                issue.labels(),
                issue.opening(),
                issue.openingAt(),
                issue.resolvedAt());
        List<IssueState> states = new ArrayList<>();
        states.add(with(now, issue.openingAt(), IssueStatus.OPEN));
        Instant acknowledgedAt = issue.acknowledgedAt();
        if (acknowledgedAt != null && issue.status() != IssueStatus.OPEN) {
            states.add(with(now, acknowledgedAt, IssueStatus.ACKNOWLEDGED));
        }
        Instant resolvedAt = issue.resolvedAt();
        if (issue.status() == IssueStatus.RESOLVED && resolvedAt != null) {
            states.add(with(now, resolvedAt, IssueStatus.RESOLVED));
        } else if (issue.status() == IssueStatus.WONT_FIX) {
            states.add(now);
        }
        return states;
    }

    private static IssueState with(IssueState state, Instant at, IssueStatus status) {
        return new IssueState(
                at,
                status,
                state.severity(),
                state.labels(),
                state.opening(),
                state.openingAt(),
                status == IssueStatus.RESOLVED ? state.resolvedAt() : null);
    }
}
