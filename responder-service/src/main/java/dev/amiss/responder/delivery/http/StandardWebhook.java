package dev.amiss.responder.delivery.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.function.ActionCall;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers of Standard Webhooks, besides those of the argument {@code headers}: signed when there is a {@code secret}.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
public final class StandardWebhook {
    /** The arguments {@code secret} and {@code headers}, for a schema. */
    public static final String PROPERTIES = """
            "secret": {"type": "string", "minLength": 1, "maxLength": 512, "writeOnly": true,
              "description": "signs the message: base64, usually beginning with whsec_"},
            "headers": {"type": "object", "maxProperties": 32, "description": "further headers",
              "additionalProperties": {"type": "string", "maxLength": 4096}}""";

    private StandardWebhook() {}

    public static Map<String, String> headers(ActionCall call, String body, Instant now) {
        long timestamp = now.getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        call.kwargs()
                .path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        headers.put("webhook-id", call.deliveryId());
        headers.put("webhook-timestamp", Long.toString(timestamp));
        JsonNode secret = call.kwargs().path("secret");
        if (secret.isTextual()) {
            headers.put(
                    "webhook-signature", WebhookSignature.of(secret.textValue(), call.deliveryId(), timestamp, body));
        }
        return headers;
    }
}
