package dev.amiss.responder.delivery.kafka;

import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.Exchange;
import dev.amiss.model.function.FailureReason;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;

/** What the failures of writing to Kafka mean. */
final class KafkaOutcome {
    private KafkaOutcome() {}

    static ActionOutcome of(Throwable failure, Exchange exchange) {
        String message = "Kafka: " + failure.getMessage();
        if (failure instanceof AuthorizationException || failure instanceof AuthenticationException) {
            return new ActionOutcome.Rejected(FailureReason.UNAUTHORIZED, message, exchange);
        }
        if (failure instanceof RecordTooLargeException || failure instanceof InvalidTopicException) {
            return new ActionOutcome.Rejected(FailureReason.REFUSED, message, exchange);
        }
        if (failure instanceof TimeoutException) {
            return new ActionOutcome.RetryLater(FailureReason.TIMEOUT, message, null, exchange);
        }
        FailureReason reason =
                failure instanceof RetriableException ? FailureReason.SERVER_ERROR : FailureReason.REFUSED;
        return new ActionOutcome.RetryLater(reason, message, null, exchange);
    }
}
