package dev.amiss.responder.delivery.mattermost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** {@code issue.actions.mattermost} */
@ApplicationScoped
class MattermostFunction implements ActionFunction {
    private static final List<String> PASSED_ON = List.of("channel", "username");

    private final JsonPost http;

    MattermostFunction(JsonPost http) {
        this.http = http;
    }

    @Override
    public String name() {
        return "issue.actions.mattermost";
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
    public List<ArgumentProblem> check(JsonNode kwargs) {
        return UrlArgument.checkSecret(kwargs);
    }

    @Override
    public String destination(JsonNode kwargs) {
        return UrlArgument.destination("mattermost", kwargs, kwargs.path("url").asText());
    }

    @Override
    public Integer messagesPerMinute(JsonNode kwargs, int usual) {
        return MessageLimit.of(kwargs, usual);
    }

    @Override
    public String preview(ActionCall call) {
        return message(call).toPrettyString();
    }

    private static ObjectNode message(ActionCall call) {
        JsonNode kwargs = call.kwargs();
        ObjectNode message =
                MattermostMessage.of(Notice.of(call), kwargs.path("text").asText(""));
        PASSED_ON.stream().filter(kwargs::has).forEach(each -> message.set(each, kwargs.get(each)));
        return message;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        return http.send(new Post(call.kwargs().path("url").asText(), message(call)));
    }
}
