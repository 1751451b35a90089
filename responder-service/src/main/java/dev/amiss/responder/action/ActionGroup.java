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

    /** What other systems know it by: the same for all actions of a responder that tell of the same issues. */
    String publicId() {
        return publicId(id, kind, responderId, keyHash);
    }

    static String publicId(long id, String kind, long responderId, String keyHash) {
        return kind.equals(BY_LIMIT) ? "amiss-" + id : "amiss-" + responderId + "-" + keyHash.substring(0, 12);
    }

    boolean isLimit() {
        return kind.equals(BY_LIMIT);
    }
}
