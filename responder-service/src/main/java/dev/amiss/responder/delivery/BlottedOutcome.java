package dev.amiss.responder.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.Exchange;
import dev.amiss.responder.delivery.message.Cut;
import dev.amiss.service.database.StorableText;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes an outcome fit to be kept and shown: secrets that went out, or came back, are blotted out, and texts are cut to what
 * the log of deliveries keeps.
 */
public final class BlottedOutcome {
    static final String BLOT = "***";

    private static final int SENT = 32 * 1024;
    private static final int ANSWER = 2 * 1024;
    /** What is shorter is found everywhere and hides nothing. */
    private static final int SHORTEST = 3;

    private final List<String> secrets;

    /** @param secrets the values of secret arguments */
    public BlottedOutcome(Collection<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST)
                .flatMap(secret -> Stream.of(secret, inJson(secret)))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static String inJson(String secret) {
        String quoted = Json.mapper().getNodeFactory().textNode(secret).toString();
        return quoted.substring(1, quoted.length() - 1);
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
        String text = details == null ? "" : details.toString();
        String clean = blotted(text);
        try {
            return clean.equals(text) ? details : Json.mapper().readTree(clean);
        } catch (JsonProcessingException e) {
            return Json.mapper().createObjectNode();
        }
    }

    private String blotted(@Nullable String text) {
        String clean = text == null ? "" : text;
        for (String secret : secrets) {
            clean = clean.replace(secret, BLOT);
        }
        return clean;
    }
}
