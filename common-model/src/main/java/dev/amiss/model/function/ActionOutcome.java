package dev.amiss.model.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an attempt at an action ended. */
public sealed interface ActionOutcome {
    /** What went over the wire; null when the function does not tell. */
    @Nullable
    Exchange exchange();

    /**
     * Done.
     *
     * @param details a JSON object for the history; null when there is nothing to add
     */
    record Delivered(@Nullable JsonNode details, @Nullable Exchange exchange) implements ActionOutcome {
        public Delivered(@Nullable JsonNode details) {
            this(details, null);
        }
    }

    /**
     * Not done; trying again makes sense.
     *
     * @param after how long the other side asks to wait; null leaves it to the service
     */
    record RetryLater(
            FailureReason reason,
            String message,
            @Nullable Duration after,
            @Nullable Exchange exchange) implements ActionOutcome {
        public RetryLater(FailureReason reason, String message, @Nullable Duration after) {
            this(reason, message, after, null);
        }
    }

    /** Not done, and trying again would end the same way. */
    record Rejected(
            FailureReason reason, String message, @Nullable Exchange exchange) implements ActionOutcome {
        public Rejected(FailureReason reason, String message) {
            this(reason, message, null);
        }
    }
}
