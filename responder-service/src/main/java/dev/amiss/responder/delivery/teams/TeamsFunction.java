package dev.amiss.responder.delivery.teams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.ActionFunction;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.ArgumentProblem;
import dev.amiss.model.function.Exchange;
import dev.amiss.model.function.FailureReason;
import dev.amiss.responder.delivery.http.JsonPost;
import dev.amiss.responder.delivery.http.Post;
import dev.amiss.responder.delivery.http.UrlArgument;
import dev.amiss.responder.delivery.message.MessageLimit;
import dev.amiss.responder.delivery.message.Notice;
import dev.amiss.service.outgoing.OutgoingResponse.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** {@code issue.actions.teams} */
@ApplicationScoped
class TeamsFunction implements ActionFunction {
    private static final int ANSWER_BYTES = 2_048;

    private final JsonPost http;

    TeamsFunction(JsonPost http) {
        this.http = http;
    }

    @Override
    public String name() {
        return "issue.actions.teams";
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
    public List<ArgumentProblem> check(JsonNode kwargs) {
        return UrlArgument.checkSecret(kwargs);
    }

    @Override
    public String destination(JsonNode kwargs) {
        return UrlArgument.destination("teams", kwargs, kwargs.path("url").asText());
    }

    @Override
    public Integer messagesPerMinute(JsonNode kwargs, int usual) {
        return MessageLimit.of(kwargs, usual);
    }

    @Override
    public String preview(ActionCall call) {
        return message(call).toPrettyString();
    }

    private static JsonNode message(ActionCall call) {
        return TeamsCard.message(Notice.of(call), call.kwargs().path("text").asText(""));
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        var post = new Post(call.kwargs().path("url").asText(), message(call));
        return http.send(post, ANSWER_BYTES, TeamsFunction::understand);
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
