package dev.amiss.service.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.amiss.model.Headers;
import dev.amiss.model.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to be published.
 *
 * @param key messages of one key stay in order; null for none
 * @param headers in the order in which they are sent
 */
public record OutboxMessage(String topic, byte @Nullable [] key, byte @Nullable [] value, Map<String, String> headers) {

    /**
     * An event as a CloudEvent in binary mode.
     *
     * @param source URI-reference of the producer, such as {@code /amiss/issue-service}
     * @param value what is written as JSON
     */
    public static OutboxMessage event(
            String topic, String key, String id, String type, String source, Instant at, Object value) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Headers.CE_SPECVERSION, "1.0");
        headers.put(Headers.CE_ID, id);
        headers.put(Headers.CE_SOURCE, source);
        headers.put(Headers.CE_TYPE, type);
        headers.put(Headers.CE_TIME, Json.time(at));
        headers.put(Headers.CONTENT_TYPE, "application/json");
        try {
            return new OutboxMessage(
                    topic, key.getBytes(StandardCharsets.UTF_8), Json.mapper().writeValueAsBytes(value), headers);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(type + " " + id + " cannot be written as JSON", e);
        }
    }

    /** The same message as a consequence of that step of a trace; unchanged when there is none. */
    public OutboxMessage following(@Nullable String traceparent) {
        return traceparent == null ? this : with(Headers.TRACEPARENT, traceparent);
    }

    /** The same message with one more header. */
    public OutboxMessage with(String name, String headerValue) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, headerValue);
        return new OutboxMessage(topic, key, value, more);
    }
}
