package dev.amiss.responder.delivery.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.ActionFunction;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.ArgumentProblem;
import dev.amiss.responder.delivery.http.JsonPost;
import dev.amiss.responder.delivery.http.Post;
import dev.amiss.responder.delivery.http.UrlArgument;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** {@code issue.actions.pagerduty} */
@ApplicationScoped
class PagerDutyFunction implements ActionFunction {
    private static final String URL = "https://events.pagerduty.com/v2/enqueue";

    private final JsonPost http;

    PagerDutyFunction(JsonPost http) {
        this.http = http;
    }

    @Override
    public String name() {
        return "issue.actions.pagerduty";
    }

    @Override
    public String description() {
        return "Triggers, acknowledges or resolves a PagerDuty incident, as the issue stands.";
    }

    @Override
    public String schema() {
        return """
                {"type": "object", "required": ["routing_key"],
                 "properties": {
                   "routing_key": {"type": "string", "minLength": 32, "maxLength": 32, "writeOnly": true,
                     "description": "the integration key of a service or ruleset, 32 characters"},
                   "summary": {"type": "string", "minLength": 1, "maxLength": 4096,
                     "description": "what the incident is called; the issue's name when absent"},
                   "dedup_key": {"type": "string", "minLength": 1, "maxLength": 255,
                     "description": "what makes events one incident; amiss-issue-{issue.id} when absent"},
                   "component": {"type": "string", "maxLength": 255, "description": "the part that fails"},
                   "class": {"type": "string", "maxLength": 255, "description": "the sort of the problem"},
                   "url": {"type": "string", "minLength": 1, "maxLength": 2048, "default": "%s",
                     "description": "the endpoint; https://events.eu.pagerduty.com/v2/enqueue in the EU region"}},
                 "additionalProperties": false}""".formatted(URL);
    }

    @Override
    public List<ArgumentProblem> check(JsonNode kwargs) {
        return kwargs.has("url") ? UrlArgument.check(kwargs) : List.of();
    }

    @Override
    public String destination(JsonNode kwargs) {
        JsonNode url = kwargs.path("url").isTextual()
                ? kwargs
                : JsonNodeFactory.instance.objectNode().put("url", URL);
        return UrlArgument.destination(
                "pagerduty", url, kwargs.path("routing_key").asText());
    }

    @Override
    public String preview(ActionCall call) {
        return PagerDutyEvent.of(call).toPrettyString();
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        return http.send(new Post(call.kwargs().path("url").asText(URL), PagerDutyEvent.of(call)));
    }
}
