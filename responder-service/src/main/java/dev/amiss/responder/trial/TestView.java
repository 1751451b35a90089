package dev.amiss.responder.trial;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.Exchange;
import dev.amiss.model.function.FailureReason;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How sending a test went.
 *
 * @param outcome {@code delivered}, {@code retry_later} or {@code rejected}, as of an attempt; a test is tried once
 * @param deliveryId the {@code webhook-id} that was sent along
 * @param sent the beginning of what was sent, secrets blotted out; null when the function does not tell
 * @param answerStatus the other side's status; null when none came
 * @param answer the first 2 KB of what the other side answered; null when nothing came
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TestView(
        PreviewView.TriedIssue issue,
        String targetFunction,
        @Nullable String destination,
        String outcome,
        @Nullable FailureReason reason,
        String message,
        BigDecimal tookSec,
        String deliveryId,
        @Nullable String sent,
        @Nullable Integer answerStatus,
        @Nullable String answer) {
    @JsonIgnore
    public boolean isDelivered() {
        return outcome.equals("delivered");
    }

    static TestView of(Trial trial, ActionOutcome outcome, String deliveryId, Duration took) {
        Exchange exchange = outcome.exchange();
        var definition = trial.action().definition();
        return new TestView(
                TrialService.issue(trial),
                definition.targetFunction(),
                definition.destination(),
                word(outcome),
                reason(outcome),
                message(outcome),
                BigDecimal.valueOf(took.toMillis(), 3),
                deliveryId,
                exchange == null ? null : exchange.sent(),
                exchange == null ? null : exchange.status(),
                exchange == null ? null : exchange.answer());
    }

    private static String word(ActionOutcome outcome) {
        if (outcome instanceof ActionOutcome.Delivered) {
            return "delivered";
        }
        return outcome instanceof ActionOutcome.Rejected ? "rejected" : "retry_later";
    }

    private static @Nullable FailureReason reason(ActionOutcome outcome) {
        if (outcome instanceof ActionOutcome.Rejected rejected) {
            return rejected.reason();
        }
        return outcome instanceof ActionOutcome.RetryLater later ? later.reason() : null;
    }

    private static String message(ActionOutcome outcome) {
        if (outcome instanceof ActionOutcome.Rejected rejected) {
            return rejected.message();
        }
        return outcome instanceof ActionOutcome.RetryLater later ? later.message() : "delivered";
    }
}
