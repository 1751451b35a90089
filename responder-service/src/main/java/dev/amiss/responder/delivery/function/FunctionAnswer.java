package dev.amiss.responder.delivery.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.amiss.model.Json;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.Exchange;
import dev.amiss.model.function.FailureReason;
import dev.amiss.responder.delivery.message.Cut;
import dev.amiss.service.outgoing.OutgoingResponse.Answer;
import org.jspecify.annotations.Nullable;

/** What a function's 2xx answer means. */
final class FunctionAnswer {
    private static final int SHOWN = 500;

    private FunctionAnswer() {}

    static ActionOutcome outcome(Answer answer, Exchange exchange) {
        JsonNode body = json(answer.text());
        JsonNode details = body.path("details");
        boolean isUnderstood =
                body.path("ok").isBoolean() && (details.isMissingNode() || details.isNull() || details.isObject());
        if (!isUnderstood) {
            return new ActionOutcome.Rejected(
                    FailureReason.REFUSED,
                    "the function must answer {\"ok\": true} or {\"ok\": false}, with \"details\": {…} if it likes"
                            + (answer.cut() ? "; its answer was too long and was cut" : ""),
                    exchange);
        }
        @Nullable JsonNode said = details.isObject() ? details : null;
        return body.path("ok").booleanValue()
                ? new ActionOutcome.Delivered(said, exchange)
                : new ActionOutcome.Rejected(
                        FailureReason.REFUSED,
                        "the function answered that it failed"
                                + (said == null ? "" : ": " + Cut.characters(said.toString(), SHOWN)),
                        exchange);
    }

    private static JsonNode json(String text) {
        try {
            JsonNode body = Json.mapper().readTree(text);
            return body == null ? MissingNode.getInstance() : body;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
