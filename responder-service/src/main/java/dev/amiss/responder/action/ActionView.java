package dev.amiss.responder.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Action;
import java.math.BigDecimal;
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
     * @param deliveryId the {@code webhook-id} that was sent along; the same for as long as the same is sent
     * @param sent the beginning of what was sent, secrets blotted out; null when the function does not tell
     * @param answerStatus the other side's status; null when none came
     * @param answer the first 2 KB of what the other side answered; null when nothing came
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Attempt(
            int number,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable String message,
            @Nullable JsonNode details,
            @Nullable BigDecimal tookSec,
            @Nullable String deliveryId,
            @Nullable String sent,
            @Nullable Integer answerStatus,
            @Nullable String answer) {}
}
