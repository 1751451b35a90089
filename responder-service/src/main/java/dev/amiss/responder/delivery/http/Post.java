package dev.amiss.responder.delivery.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A JSON message on its way out.
 *
 * @param headers further ones
 */
public record Post(String url, String body, Map<String, String> headers) {
    public Post(String url, JsonNode body) {
        this(url, body.toString(), Map.of());
    }
}
