package dev.amiss.responder.delivery.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Json;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.ActionFunction;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.ArgumentProblem;
import dev.amiss.model.function.FailureReason;
import dev.amiss.service.outgoing.OutgoingHttp;
import dev.amiss.service.outgoing.OutgoingRequest;
import dev.amiss.service.outgoing.OutgoingResponse;
import dev.amiss.service.outgoing.OutgoingUrl;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code issue.actions.webhook} */
@ApplicationScoped
class WebhookFunction implements ActionFunction {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int ANSWER_BYTES = 2_048;
    private static final int SHOWN = 200;

    private final OutgoingHttp http;
    private final Clock clock;

    WebhookFunction(OutgoingHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "issue.actions.webhook";
    }

    @Override
    public String description() {
        return "Posts the issue to a URL, signed as Standard Webhooks says.";
    }

    @Override
    public String schema() {
        return """
                {"type": "object", "required": ["url"],
                 "properties": {
                   "url": {"type": "string", "maxLength": 2048, "description": "where to post to"},
                   "secret": {"type": "string", "minLength": 1, "maxLength": 512, "writeOnly": true,
                     "description": "signs the message: base64, usually beginning with whsec_"},
                   "headers": {"type": "object", "maxProperties": 32, "description": "further headers",
                     "additionalProperties": {"type": "string", "maxLength": 4096}}}}""";
    }

    @Override
    public List<ArgumentProblem> check(JsonNode kwargs) {
        String url = kwargs.path("url").asText();
        if (url.indexOf('{') >= 0) {
            return List.of();
        }
        try {
            return OutgoingUrl.parse(url).credentials() == null
                    ? List.of()
                    : List.of(new ArgumentProblem(
                            "/url", "must not carry credentials; send them as the header Authorization"));
        } catch (IllegalArgumentException e) {
            return List.of(new ArgumentProblem("/url", String.valueOf(e.getMessage())));
        }
    }

    @Override
    public @Nullable String destination(JsonNode kwargs) {
        String url = kwargs.path("url").asText();
        int authority = url.indexOf("://") + 3;
        int path = url.indexOf('/', authority);
        try {
            return "webhook:"
                    + OutgoingUrl.parse(path < 0 ? url : url.substring(0, path)).destination();
        } catch (IllegalArgumentException e) {
            return "webhook";
        }
    }

    @Override
    public ActionOutcome run(ActionCall call) throws JsonProcessingException {
        String body = body(call);
        OutgoingRequest request = OutgoingRequest.of(
                        "POST", call.kwargs().path("url").asText())
                .withHeaders(headers(call, body))
                .withBody(body.getBytes(StandardCharsets.UTF_8))
                .withTimeout(TIMEOUT)
                .withMaxBodyBytes(ANSWER_BYTES);
        return outcome(http.sendAndWait(request));
    }

    /** Made of what is the same on every attempt only. */
    private static String body(ActionCall call) throws JsonProcessingException {
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("id", call.action().id());
        action.put("responder_id", call.action().responderId());
        action.put("responder_name", call.action().responderName());
        action.put("due_at", call.action().dueAt());
        action.put("round", call.action().round());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("issue", call.issue());
        data.put("action", action);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", call.issue().status() == IssueStatus.RESOLVED ? "issue.resolved" : "issue.created");
        message.put("timestamp", call.action().dueAt());
        message.put("data", data);
        return Json.mapper().writeValueAsString(message);
    }

    private Map<String, String> headers(ActionCall call, String body) {
        long timestamp = clock.instant().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        call.kwargs()
                .path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        headers.put("Content-Type", "application/json");
        headers.put("webhook-id", call.deliveryId());
        headers.put("webhook-timestamp", Long.toString(timestamp));
        JsonNode secret = call.kwargs().path("secret");
        if (secret.isTextual()) {
            headers.put(
                    "webhook-signature", WebhookSignature.of(secret.textValue(), call.deliveryId(), timestamp, body));
        }
        return headers;
    }

    private ActionOutcome outcome(OutgoingResponse response) {
        if (response instanceof OutgoingResponse.Failure failure) {
            return switch (failure.reason()) {
                case INVALID, FORBIDDEN_ADDRESS -> new ActionOutcome.Rejected(failure.reason(), failure.message());
                default -> new ActionOutcome.RetryLater(failure.reason(), failure.message(), null);
            };
        }
        OutgoingResponse.Answer answer = (OutgoingResponse.Answer) response;
        if (answer.isSuccess()) {
            return new ActionOutcome.Delivered(Json.mapper().createObjectNode().put("http_status", answer.status()));
        }
        return refused(answer);
    }

    private ActionOutcome refused(OutgoingResponse.Answer answer) {
        String text = answer.text().strip();
        String message = "HTTP " + answer.status()
                + (text.isEmpty() ? "" : ": " + text.substring(0, Math.min(text.length(), SHOWN)));
        Duration after = answer.header("Retry-After")
                .map(header -> RetryAfter.parse(header, clock))
                .orElse(null);
        if (answer.status() == 429) {
            return new ActionOutcome.RetryLater(FailureReason.RATE_LIMITED, message, after);
        }
        if (answer.status() == 408 || answer.status() >= 500) {
            return new ActionOutcome.RetryLater(FailureReason.SERVER_ERROR, message, after);
        }
        boolean isUnknown = answer.status() == 401 || answer.status() == 403;
        return new ActionOutcome.Rejected(
                isUnknown ? FailureReason.UNAUTHORIZED : FailureReason.REFUSED,
                answer.status() < 400 ? message + " (redirects are not followed)" : message);
    }
}
