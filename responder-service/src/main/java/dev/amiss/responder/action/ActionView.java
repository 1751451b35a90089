package dev.amiss.responder.action;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Action;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An action as it is answered.
 *
 * @param definitionId the {@link dev.amiss.responder.responder.ActionDefinition}'s
 * @param waitsFor what it waits for; null when it does not wait
 * @param runsAt when it comes, unless something else holds it then; null when it does not wait
 * @param group that it is told with, or was; null when it is told alone
 * @param cancelOn statuses of its issue that cancel it while it waits; empty when it does not wait
 * @param attemptLog all attempts in the order in which they were made; left out of lists
 */
public record ActionView(
        @JsonUnwrapped Action action,
        @JsonIgnore long definitionId,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Waiting waitsFor,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant runsAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable GroupPlace group,
        List<String> cancelOn,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Attempt> attemptLog) {
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
    public record Attempt(
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

    static ActionView of(ActionStanding standing, @Nullable Waiting waiting, @Nullable List<Attempt> attempts) {
        return new ActionView(
                standing.action(),
                standing.definitionId(),
                waiting,
                waiting == null ? null : standing.comesAt(),
                standing.group(),
                waiting == null || standing.isForced() ? List.of() : standing.cancelOn(),
                attempts);
    }
}
