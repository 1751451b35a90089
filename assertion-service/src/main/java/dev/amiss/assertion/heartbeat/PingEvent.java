package dev.amiss.assertion.heartbeat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ping that is a CloudEvent 1.0, in binary or structured mode. Its data is the body; where the address has no signal, the
 * last word of its type is one: {@code com.example.backup.failed}. Pure.
 *
 * @param attributes id, source, type and, if given, subject and time
 * @param data null for none
 */
record PingEvent(ObjectNode attributes, byte @Nullable [] data) {
    static final String STRUCTURED = "application/cloudevents+json";
    private static final List<String> REQUIRED = List.of("id", "source", "type");
    private static final List<String> OPTIONAL = List.of("subject", "time");
    private static final int LONGEST = 500;

    /** Texts by name; null where there is none. */
    @FunctionalInterface
    interface Values {
        @Nullable
        String value(String name);
    }

    /** Empty when the request is none, or not a whole one. */
    static Optional<PingEvent> of(Values header, byte @Nullable [] body) {
        @Nullable String type = header.value("Content-Type");
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith(STRUCTURED)) {
            return structured(body);
        }
        return attributes(name -> header.value("ce-" + name)).map(found -> new PingEvent(found, body));
    }

    String id() {
        return attributes.path("id").asText();
    }

    String source() {
        return attributes.path("source").asText();
    }

    /** What its type says. */
    Signal signal() {
        String type = attributes.path("type").asText().toLowerCase(Locale.ROOT);
        String word = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('/')) + 1);
        return switch (word) {
            case "start", "started", "begin", "begun" -> new Signal.Start();
            case "fail", "failed", "failure", "error" -> new Signal.End(false, null);
            case "log", "logged", "progress" -> new Signal.Log();
            default -> new Signal.End(true, null);
        };
    }

    private static Optional<PingEvent> structured(byte @Nullable [] body) {
        try {
            JsonNode event = body == null ? null : Json.mapper().readTree(body);
            if (event == null || !event.isObject()) {
                return Optional.empty();
            }
            JsonNode data = event.path("data");
            byte[] text = data.isMissingNode()
                    ? null
                    : (data.isTextual() ? data.textValue() : data.toString()).getBytes(StandardCharsets.UTF_8);
            return attributes(name -> event.path(name).textValue()).map(found -> new PingEvent(found, text));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<ObjectNode> attributes(Values values) {
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        for (String name : REQUIRED) {
            @Nullable String text = values.value(name);
            if (text == null || text.isBlank() || text.length() > LONGEST) {
                return Optional.empty();
            }
            found.put(name, PingText.storable(text));
        }
        for (String name : OPTIONAL) {
            @Nullable String text = values.value(name);
            if (text != null && text.length() <= LONGEST) {
                found.put(name, PingText.storable(text));
            }
        }
        return Optional.of(found);
    }
}
