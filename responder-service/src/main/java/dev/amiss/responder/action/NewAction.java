package dev.amiss.responder.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row to be added to {@code action}.
 *
 * @param trace the step of a trace that its deliveries follow from; null when there is none
 */
record NewAction(
        long issueId,
        int opening,
        long definitionId,
        int round,
        long responderId,
        String targetFunction,
        String destination,
        Instant dueAt,
        Instant runAt,
        @Nullable Long groupId,
        @Nullable String trace) {
    /** The same, told with a group at that time. */
    NewAction inGroup(long group, Instant at) {
        return new NewAction(
                issueId,
                opening,
                definitionId,
                round,
                responderId,
                targetFunction,
                destination,
                dueAt,
                at,
                group,
                trace);
    }
}
