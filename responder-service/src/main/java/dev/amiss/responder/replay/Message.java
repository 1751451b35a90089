package dev.amiss.responder.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that would be told, or was.
 *
 * @param on {@code created} or {@code resolved}; null where it is not known any more
 * @param actionId of what was done; null for what would be
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Message(
        String targetFunction,
        @Nullable String destination,
        @Nullable String on,
        int opening,
        int round,
        Instant at,
        @Nullable Long actionId) {
    /** Whether both tell the same to the same, be it at another time. */
    boolean tellsTheSameAs(Message other) {
        return targetFunction.equals(other.targetFunction)
                && String.valueOf(destination).equals(String.valueOf(other.destination))
                && opening == other.opening
                && round == other.round;
    }
}
