package dev.amiss.responder.delivery.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.responder.delivery.chat.ChatFunction;
import dev.amiss.responder.delivery.http.JsonPost;
import dev.amiss.responder.delivery.message.MessageLimit;
import dev.amiss.responder.delivery.message.Notice;
import jakarta.inject.Singleton;

/** {@code issue.actions.slack} */
@Singleton
class SlackFunction extends ChatFunction {
    SlackFunction(JsonPost http) {
        super("slack", http);
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
    protected JsonNode message(Notice notice, String text, JsonNode kwargs) {
        return SlackMessage.of(notice, text);
    }
}
