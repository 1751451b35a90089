package dev.amiss.responder.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.amiss.model.ActionStatus;
import dev.amiss.model.Json;
import dev.amiss.responder.action.Waiting.Kind;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what an action waits for. */
final class WaitingPolicy {
    private final ActionStanding standing;
    private final boolean circuitIsOpen;
    private final Instant now;
    private final JsonNode result;

    WaitingPolicy(ActionStanding standing, boolean circuitIsOpen, Instant now) {
        this.standing = standing;
        this.circuitIsOpen = circuitIsOpen;
        this.now = now;
        JsonNode known = standing.action().result();
        this.result = known == null ? MissingNode.getInstance() : known;
    }

    /** Empty when it does not wait. */
    Optional<Waiting> waiting() {
        ActionStatus status = standing.action().status();
        if (status == ActionStatus.HELD) {
            return Optional.of(held());
        }
        return status == ActionStatus.PENDING ? Optional.of(pending()) : Optional.empty();
    }

    private Waiting held() {
        String sentence = result.path("message").asText("it is held");
        boolean isSilenced = result.path("silence_id").isIntegralNumber();
        return new Waiting(
                isSilenced ? Kind.SILENCE : Kind.ONLY_BETWEEN,
                standing.runAt(),
                isSilenced ? result.path("silence_id").longValue() : null,
                isSilenced ? "muted by " + sentence : sentence);
    }

    private Waiting pending() {
        if (standing.runAt().isAfter(now)) {
            return untilRunAt();
        }
        String destination = standing.action().destination();
        if (circuitIsOpen || result.has("waiting_for")) {
            return of(Kind.CIRCUIT, null, destination + " fails on and on; it is tried now and then");
        }
        if (!standing.isIssueKnown() && !standing.isForced()) {
            return of(Kind.CATCHING_UP, null, "changes of its issue up to its due time are still being read");
        }
        return of(Kind.TURN, null, "runs next, as soon as a place is free");
    }

    private Waiting untilRunAt() {
        String at = Json.time(standing.runAt());
        if (result.has("next_attempt_at")) {
            return of(
                    Kind.RETRY,
                    standing.runAt(),
                    "attempt " + (standing.action().attempts() + 1) + " comes at " + at + ", since "
                            + result.path("message").asText("the last one failed"));
        }
        GroupPlace group = standing.group();
        if (group != null && !standing.isForced()) {
            return within(group);
        }
        return standing.isPutOff()
                ? of(Kind.PUT_OFF, standing.runAt(), "put off to " + at)
                : of(Kind.TIME, standing.runAt(), "due at " + at);
    }

    private Waiting within(GroupPlace group) {
        String at = Json.time(standing.comesAt());
        return group.limited()
                ? of(
                        Kind.LIMIT,
                        standing.comesAt(),
                        "its destination takes no more messages in this minute; told in one message with the others, next at "
                                + at)
                : of(
                        Kind.GROUP,
                        standing.comesAt(),
                        "told in one message with the others of " + group.inWords() + ", next at " + at);
    }

    private static Waiting of(Kind kind, @Nullable Instant until, String summary) {
        return new Waiting(kind, until, null, summary);
    }
}
