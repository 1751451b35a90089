package dev.amiss.responder.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Action;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An action with all its attempts.
 *
 * @param attemptLog in the order in which they were made
 */
record ActionView(@JsonUnwrapped Action action, List<Attempt> attemptLog) {
    /**
     * One attempt.
     *
     * @param outcome {@code delivered}, {@code retry_later}, {@code rejected}, {@code lost}; null while it runs
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Attempt(
            int number,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable String message,
            @Nullable JsonNode details) {}
}
