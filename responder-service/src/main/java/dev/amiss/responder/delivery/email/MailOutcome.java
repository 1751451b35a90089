package dev.amiss.responder.delivery.email;

import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.Exchange;
import dev.amiss.model.function.FailureReason;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the failures of sending a mail mean. */
final class MailOutcome {
    private MailOutcome() {}

    static ActionOutcome of(Throwable failure, Exchange exchange) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException smtp) {
                return refused(smtp, exchange);
            }
            if (cause instanceof TimeoutException) {
                return later(FailureReason.TIMEOUT, "the mail server did not answer in time", exchange);
            }
            if (cause instanceof IOException) {
                return later(
                        FailureReason.UNREACHABLE,
                        "the mail server cannot be reached: " + cause.getMessage(),
                        exchange);
            }
        }
        return later(reason(failure.getMessage()), String.valueOf(failure.getMessage()), exchange);
    }

    private static ActionOutcome refused(SMTPException smtp, Exchange exchange) {
        String message = "the mail server refused: " + smtp.getMessage();
        var answered = new Exchange(exchange.sent(), smtp.getReplyCode(), smtp.getMessage());
        boolean isPermanent = smtp.getReplyCode() >= 500 && smtp.getReplyCode() < 600;
        if (!isPermanent) {
            return later(FailureReason.SERVER_ERROR, message, answered);
        }
        boolean isUnknown = smtp.getReplyCode() == 530 || smtp.getReplyCode() == 535;
        return new ActionOutcome.Rejected(
                isUnknown ? FailureReason.UNAUTHORIZED : FailureReason.REFUSED, message, answered);
    }

    private static FailureReason reason(@Nullable String message) {
        String text = message == null ? "" : message.toLowerCase(Locale.ROOT);
        boolean isConnection = text.contains("connection") || text.contains("closed") || text.contains("refused");
        return isConnection ? FailureReason.UNREACHABLE : FailureReason.SERVER_ERROR;
    }

    private static ActionOutcome later(FailureReason reason, String message, Exchange exchange) {
        return new ActionOutcome.RetryLater(reason, message, null, exchange);
    }
}
