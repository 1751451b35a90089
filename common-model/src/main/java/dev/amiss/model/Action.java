package dev.amiss.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a responder's action for one opening of one issue.
 *
 * @param round 1, and one more for each repeat of a responder that allows retries
 * @param responderName as it was when the action was scheduled; null when the responder has none
 * @param targetFunction such as {@code issue.actions.email}
 * @param attempts how often it was tried
 * @param result a JSON object saying how it ended or why it waits; null until there is something to say
 * @param destination channel and host or address, without secrets; null when the function names none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Action(
        long id,
        long issueId,
        int opening,
        int round,
        long responderId,
        @Nullable String responderName,
        String targetFunction,
        Instant dueAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int attempts,
        ActionStatus status,
        @Nullable JsonNode result,
        @Nullable String destination) {}
