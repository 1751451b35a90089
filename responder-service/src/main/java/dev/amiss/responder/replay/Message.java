package dev.amiss.responder.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.amiss.model.Action;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that would be told, or was.
 *
 * @param on {@code created} or {@code resolved}; null where it is not known any more
 * @param actionId of what was done; null for what would be
 * @param message that tells of other issues too; null when it tells of one alone
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Message(
        String targetFunction,
        @Nullable String destination,
        @Nullable String on,
        int opening,
        int round,
        Instant at,
        @Nullable Long actionId,
        @Nullable String message) {
    static Message would(Simulation.Told told, int round, Instant at, @Nullable String message) {
        var definition = told.definition();
        return new Message(
                definition.targetFunction(),
                definition.destination(),
                definition.trigger().wire(),
                told.opening(),
                round,
                at,
                null,
                message);
    }

    static Message did(Action action) {
        Instant at = action.finishedAt() == null ? action.dueAt() : action.finishedAt();
        JsonNode result = action.result() == null ? MissingNode.getInstance() : action.result();
        return new Message(
                action.targetFunction(),
                action.destination(),
                null,
                action.opening(),
                action.round(),
                at,
                action.id(),
                result.has("group") ? result.path("delivery_id").asText(null) : null);
    }

    /** Whether both tell the same to the same, be it at another time. */
    boolean tellsTheSameAs(Message other) {
        return targetFunction.equals(other.targetFunction)
                && String.valueOf(destination).equals(String.valueOf(other.destination))
                && opening == other.opening
                && round == other.round;
    }
}
