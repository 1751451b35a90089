package dev.amiss.responder.delivery.mattermost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.responder.delivery.chat.ChatFunction;
import dev.amiss.responder.delivery.http.JsonPost;
import dev.amiss.responder.delivery.message.MessageLimit;
import dev.amiss.responder.delivery.message.Notice;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code issue.actions.mattermost} */
@Singleton
class MattermostFunction extends ChatFunction {
    private static final List<String> PASSED_ON = List.of("channel", "username");

    MattermostFunction(JsonPost http) {
        super("mattermost", http);
    }

    @Override
    public String description() {
        return "Posts a message to a Mattermost channel, by an incoming webhook.";
    }

    @Override
    public String schema() {
        return """
                {"type": "object", "required": ["url"],
                 "properties": {
                   "url": {"type": "string", "minLength": 1, "maxLength": 2048, "writeOnly": true,
                     "description": "the incoming webhook, https://mattermost.example.com/hooks/…"},
                   "text": {"type": "string", "minLength": 1, "maxLength": 4000, "contentMediaType": "text/markdown",
                     "description": "what to say in Markdown; what is known of the issue when absent"},
                   "channel": {"type": "string", "minLength": 1, "maxLength": 100,
                     "description": "another channel than the webhook's, where the server allows it"},
                   "username": {"type": "string", "minLength": 1, "maxLength": 64,
                     "description": "whom the message is from, where the server allows it"},
                   %s},
                 "additionalProperties": false}""".formatted(MessageLimit.PROPERTY);
    }

    @Override
    protected JsonNode message(Notice notice, String text, JsonNode kwargs) {
        ObjectNode message = MattermostMessage.of(notice, text);
        PASSED_ON.stream().filter(kwargs::has).forEach(each -> message.set(each, kwargs.get(each)));
        return message;
    }
}
