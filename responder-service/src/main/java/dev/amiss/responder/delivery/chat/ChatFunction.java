package dev.amiss.responder.delivery.chat;

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
import java.util.List;

/** {@code issue.actions.CHAT}: a message to a chat by its incoming webhook. Safe for use by many threads. */
public abstract class ChatFunction implements ActionFunction {
    protected final JsonPost http;
    private final String chat;

    /** @param chat the last part of the function's name */
    protected ChatFunction(String chat, JsonPost http) {
        this.chat = chat;
        this.http = http;
    }

    /**
     * The message as this chat takes it.
     *
     * @param text what the responder says; empty when it leaves that to the notice
     */
    protected abstract JsonNode message(Notice notice, String text, JsonNode kwargs);

    @Override
    public final String name() {
        return "issue.actions." + chat;
    }

    @Override
    public List<ArgumentProblem> check(JsonNode kwargs) {
        return UrlArgument.checkSecret(kwargs);
    }

    @Override
    public String destination(JsonNode kwargs) {
        return UrlArgument.destination(chat, kwargs, kwargs.path("url").asText());
    }

    @Override
    public Integer messagesPerMinute(JsonNode kwargs, int usual) {
        return MessageLimit.of(kwargs, usual);
    }

    @Override
    public String preview(ActionCall call) {
        return message(call).toPrettyString();
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        return http.send(post(call));
    }

    protected final Post post(ActionCall call) {
        return new Post(call.kwargs().path("url").asText(), message(call));
    }

    private JsonNode message(ActionCall call) {
        return message(Notice.of(call), call.kwargs().path("text").asText(""), call.kwargs());
    }
}
