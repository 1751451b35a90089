package dev.amiss.responder.delivery.webhook;

import com.fasterxml.jackson.databind.JsonNode;
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

/** {@code issue.actions.webhook} */
@ApplicationScoped
class WebhookFunction implements ActionFunction {
    private final JsonPost http;
    private final Clock clock;

    WebhookFunction(JsonPost http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "issue.actions.webhook";
    }

    @Override
    public String description() {
        return "Posts the issue to a URL, signed as Standard Webhooks says, or as Alertmanager would.";
    }

    @Override
    public String schema() {
        return """
                {"type": "object", "required": ["url"],
                 "properties": {
                   "url": {"type": "string", "maxLength": 2048, "description": "where to post to"},
                   "format": {"enum": ["standard", "alertmanager"], "default": "standard",
                     "description": "alertmanager: the payload of Alertmanager's webhook, version 4"},
                   %s}}""".formatted(StandardWebhook.PROPERTIES);
    }

    @Override
    public List<ArgumentProblem> check(JsonNode kwargs) {
        return UrlArgument.check(kwargs);
    }

    @Override
    public String destination(JsonNode kwargs) {
        return UrlArgument.destination("webhook", kwargs);
    }

    @Override
    public String preview(ActionCall call) {
        return body(call);
    }

    private static String body(ActionCall call) {
        boolean asAlertmanager = call.kwargs().path("format").asText().equals("alertmanager");
        return asAlertmanager ? EventBody.write(AlertmanagerPayload.of(call)) : EventBody.of(call);
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        String body = body(call);
        return http.send(new Post(
                call.kwargs().path("url").asText(), body, StandardWebhook.headers(call, body, clock.instant())));
    }
}
