package dev.amiss.responder.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code action_group}.
 *
 * @param kind {@link #BY_RESPONDER} or {@link #BY_LIMIT}
 * @param tellsBeginnings whether its action is {@code on: created}
 */
record ActionGroup(
        long id,
        long responderId,
        long definitionId,
        String kind,
        String keyHash,
        String key,
        @Nullable Instant lastSentAt,
        boolean tellsBeginnings) {
    static final String BY_RESPONDER = "responder";
    static final String BY_LIMIT = "limit";

    boolean isLimit() {
        return kind.equals(BY_LIMIT);
    }
}
