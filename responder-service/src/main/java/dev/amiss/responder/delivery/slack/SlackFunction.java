package dev.amiss.responder.delivery.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.ActionFunction;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.ArgumentProblem;
import dev.amiss.responder.delivery.http.JsonPost;
import dev.amiss.responder.delivery.http.Post;
import dev.amiss.responder.delivery.http.UrlArgument;
import dev.amiss.responder.delivery.message.MessageLimit;
import dev.amiss.responder.delivery.message.Notice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** {@code issue.actions.slack} */
@ApplicationScoped
class SlackFunction implements ActionFunction {
    private final JsonPost http;

    SlackFunction(JsonPost http) {
        this.http = http;
    }

    @Override
    public String name() {
        return "issue.actions.slack";
    }

    @Override
    public String description() {
        return "Posts a message to a Slack channel, by an incoming webhook.";
    }

    @Override
    public String schema() {
        return """
                {"type": "object", "required": ["url"],
                 "properties": {
                   "url": {"type": "string", "minLength": 1, "maxLength": 2048, "writeOnly": true,
                     "description": "the incoming webhook, https://hooks.slack.com/services/…"},
                   "text": {"type": "string", "minLength": 1, "maxLength": 3000, "contentMediaType": "text/markdown",
                     "description": "what to say in Slack's mrkdwn; what is known of the issue when absent"},
                   %s},
                 "additionalProperties": false}""".formatted(MessageLimit.PROPERTY);
    }

    @Override
    public List<ArgumentProblem> check(JsonNode kwargs) {
        return UrlArgument.checkSecret(kwargs);
    }

    @Override
    public String destination(JsonNode kwargs) {
        return UrlArgument.destination("slack", kwargs, kwargs.path("url").asText());
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
        return SlackMessage.of(Notice.of(call), call.kwargs().path("text").asText(""));
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        return http.send(new Post(call.kwargs().path("url").asText(), message(call)));
    }
}
