package dev.amiss.responder.action;

import dev.amiss.model.ActionStatus;
import dev.amiss.responder.responder.Trigger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The latest round of an action for one opening of an issue, as decisions need it.
 *
 * @param definitionId the {@link dev.amiss.responder.responder.ActionDefinition}'s
 * @param wasDelivered whether any round of it for this opening arrived, or may have when the service died over it
 * @param isForced asked for by hand, so that no rule takes it back
 */
public record KnownAction(
        long id,
        long issueId,
        int opening,
        long definitionId,
        long responderId,
        Trigger trigger,
        int round,
        boolean wasDelivered,
        ActionStatus status,
        Instant dueAt,
        boolean isForced,
        @Nullable Instant finishedAt,
        @Nullable CancelReason cancelReason) {
    public boolean isWaiting() {
        return status == ActionStatus.PENDING || status == ActionStatus.HELD;
    }

    /** Whether it was cancelled for a reason that may pass. */
    boolean isTakenBack() {
        return status == ActionStatus.CANCELLED && cancelReason != null && cancelReason.isTakenBack();
    }

    /** Whether it was the responder that changed, so that a later change of it need not answer the issue. */
    boolean wasTakenBackByResponder() {
        return status == ActionStatus.CANCELLED && cancelReason != null && cancelReason.isOfResponder();
    }

    boolean hasEnded() {
        return status == ActionStatus.SUCCEEDED || status == ActionStatus.FAILED;
    }
}
