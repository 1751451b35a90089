package dev.amiss.responder.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.Exchange;
import dev.amiss.responder.delivery.message.Cut;
import dev.amiss.service.database.StorableText;
import dev.amiss.service.secret.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * Makes an outcome fit to be kept and shown: secrets that went out, or came back, are blotted out, and texts are cut to what
 * the log of deliveries keeps.
 */
public final class BlottedOutcome {
    private static final int SENT = 32 * 1024;
    private static final int ANSWER = 2 * 1024;

    private final Redaction redaction;

    public BlottedOutcome(Redaction redaction) {
        this.redaction = redaction;
    }

    public ActionOutcome of(ActionOutcome outcome) {
        Exchange exchange = blotted(outcome.exchange());
        if (outcome instanceof ActionOutcome.Delivered delivered) {
            return new ActionOutcome.Delivered(blotted(delivered.details()), exchange);
        }
        if (outcome instanceof ActionOutcome.Rejected rejected) {
            return new ActionOutcome.Rejected(rejected.reason(), blotted(rejected.message()), exchange);
        }
        ActionOutcome.RetryLater later = (ActionOutcome.RetryLater) outcome;
        return new ActionOutcome.RetryLater(later.reason(), blotted(later.message()), later.after(), exchange);
    }

    private @Nullable Exchange blotted(@Nullable Exchange exchange) {
        return exchange == null
                ? null
                : new Exchange(kept(exchange.sent(), SENT), exchange.status(), kept(exchange.answer(), ANSWER));
    }

    private @Nullable String kept(@Nullable String text, int most) {
        return text == null ? null : Cut.characters(StorableText.clean(blotted(text)), most);
    }

    private @Nullable JsonNode blotted(@Nullable JsonNode details) {
        return redaction.jsonOrNull(details);
    }

    private String blotted(@Nullable String text) {
        return text == null ? "" : redaction.text(text);
    }
}
