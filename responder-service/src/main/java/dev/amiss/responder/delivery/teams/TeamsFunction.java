package dev.amiss.responder.delivery.teams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.Exchange;
import dev.amiss.model.function.FailureReason;
import dev.amiss.responder.delivery.chat.ChatFunction;
import dev.amiss.responder.delivery.http.JsonPost;
import dev.amiss.responder.delivery.message.MessageLimit;
import dev.amiss.responder.delivery.message.Notice;
import dev.amiss.service.outgoing.OutgoingResponse.Answer;
import jakarta.inject.Singleton;
import java.util.Optional;

/** {@code issue.actions.teams} */
@Singleton
class TeamsFunction extends ChatFunction {
    private static final int ANSWER_BYTES = 2_048;

    TeamsFunction(JsonPost http) {
        super("teams", http);
    }

    @Override
    public String description() {
        return "Posts a card to a Microsoft Teams channel, by a workflow's webhook.";
    }

    @Override
    public String schema() {
        return """
                {"type": "object", "required": ["url"],
                 "properties": {
                   "url": {"type": "string", "minLength": 1, "maxLength": 2048, "writeOnly": true,
                     "description": "the webhook of a workflow 'Post to a channel when a webhook request is received'"},
                   "text": {"type": "string", "minLength": 1, "maxLength": 5000,
                     "description": "what to say; what is known of the issue when absent"},
                   %s},
                 "additionalProperties": false}""".formatted(MessageLimit.PROPERTY);
    }

    @Override
    protected JsonNode message(Notice notice, String text, JsonNode kwargs) {
        return TeamsCard.message(notice, text);
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        return http.send(post(call), ANSWER_BYTES, TeamsFunction::understand);
    }

    /** Old connectors answer 200 and say in words that it went wrong. */
    private static Optional<ActionOutcome> understand(Answer answer, Exchange exchange) {
        String text = answer.text();
        if (!text.contains("returned HTTP error")) {
            return Optional.empty();
        }
        boolean isBusy = text.contains("HTTP error 429") || text.contains("HTTP error 5");
        FailureReason reason = text.contains("429") ? FailureReason.RATE_LIMITED : FailureReason.SERVER_ERROR;
        return Optional.of(
                isBusy
                        ? new ActionOutcome.RetryLater(reason, "Teams answered: " + text, null, exchange)
                        : new ActionOutcome.Rejected(FailureReason.REFUSED, "Teams answered: " + text, exchange));
    }
}
