package dev.amiss.responder.action;

import dev.amiss.model.ActionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The latest round of an action for one opening of an issue, as decisions need it.
 *
 * @param definitionId the {@link dev.amiss.responder.responder.ActionDefinition}'s
 * @param isForced asked for by hand, so that no rule takes it back
 */
record KnownAction(
        long id,
        long issueId,
        int opening,
        long definitionId,
        long responderId,
        int round,
        ActionStatus status,
        Instant dueAt,
        boolean isForced,
        @Nullable Instant finishedAt,
        @Nullable CancelReason cancelReason) {
    boolean isWaiting() {
        return status == ActionStatus.PENDING || status == ActionStatus.HELD;
    }

    boolean hasEnded() {
        return status == ActionStatus.SUCCEEDED || status == ActionStatus.FAILED;
    }
}
