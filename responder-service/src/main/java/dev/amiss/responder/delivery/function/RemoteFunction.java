package dev.amiss.responder.delivery.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.ActionFunction;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.ArgumentProblem;
import dev.amiss.responder.delivery.http.JsonPost;
import dev.amiss.responder.delivery.http.Post;
import dev.amiss.responder.delivery.http.StandardWebhook;
import dev.amiss.responder.delivery.http.UrlArgument;
import dev.amiss.responder.delivery.message.EventBody;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code issue.actions.function} */
@ApplicationScoped
class RemoteFunction implements ActionFunction {
    private static final int ANSWER_BYTES = 64 * 1024;

    private final JsonPost http;
    private final Clock clock;

    RemoteFunction(JsonPost http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "issue.actions.function";
    }

    @Override
    public String description() {
        return "Calls a function of your own behind a URL with the issue and arguments; it answers {\"ok\", \"details\"}.";
    }

    @Override
    public String schema() {
        return """
                {"type": "object", "required": ["url"],
                 "properties": {
                   "url": {"type": "string", "maxLength": 2048, "description": "where the function listens"},
                   "kwargs": {"type": "object", "maxProperties": 100,
                     "description": "keyword arguments for the function, of any form"},
                   %s},
                 "additionalProperties": false}""".formatted(StandardWebhook.PROPERTIES);
    }

    @Override
    public List<ArgumentProblem> check(JsonNode kwargs) {
        return UrlArgument.check(kwargs);
    }

    @Override
    public String destination(JsonNode kwargs) {
        return UrlArgument.destination("function", kwargs);
    }

    @Override
    public String preview(ActionCall call) {
        return body(call);
    }

    private static String body(ActionCall call) {
        Map<String, Object> message = EventBody.data(call);
        JsonNode kwargs = call.kwargs().path("kwargs");
        message.put("kwargs", kwargs.isObject() ? kwargs : Json.mapper().createObjectNode());
        message.put("delivery_id", call.deliveryId());
        return EventBody.write(message);
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        String body = body(call);
        return http.send(
                new Post(
                        call.kwargs().path("url").asText(), body, StandardWebhook.headers(call, body, clock.instant())),
                ANSWER_BYTES,
                (answer, exchange) -> Optional.of(FunctionAnswer.outcome(answer, exchange)));
    }
}
