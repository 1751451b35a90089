package dev.amiss.model.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an attempt at an action ended. */
public sealed interface ActionOutcome {
    /**
     * Done.
     *
     * @param details a JSON object for the history; null when there is nothing to add
     */
    record Delivered(@Nullable JsonNode details) implements ActionOutcome {}

    /**
     * Not done; trying again makes sense.
     *
     * @param after how long the other side asks to wait; null leaves it to the service
     */
    record RetryLater(
            FailureReason reason, String message, @Nullable Duration after) implements ActionOutcome {}

    /** Not done, and trying again would end the same way. */
    record Rejected(FailureReason reason, String message) implements ActionOutcome {}
}
