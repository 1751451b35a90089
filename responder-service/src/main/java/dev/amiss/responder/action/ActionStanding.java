package dev.amiss.responder.action;

import dev.amiss.model.Action;
import dev.amiss.model.ActionStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An action and what it depends on while it waits.
 *
 * @param definitionId the {@link dev.amiss.responder.responder.ActionDefinition}'s
 * @param runAt not before; for a held one the end of what holds it
 * @param cancelOn statuses of the issue that cancel it
 * @param isForced asked for by hand
 * @param isPutOff put off by hand
 * @param group that it is told with; null when it is told alone
 * @param isIssueKnown whether its issue is known as it stood at {@code runAt}
 */
record ActionStanding(
        Action action,
        long definitionId,
        Instant runAt,
        List<String> cancelOn,
        boolean isForced,
        boolean isPutOff,
        @Nullable GroupPlace group,
        boolean isIssueKnown) {
    /** When it comes, unless something else holds it then: with the next message of its group that is not before its time. */
    Instant comesAt() {
        Instant next = group == null ? null : group.nextAt();
        if (next == null || isForced || action.status() != ActionStatus.PENDING) {
            return runAt;
        }
        return next.isBefore(runAt) && !action.dueAt().isAfter(next) ? next : runAt;
    }
}
