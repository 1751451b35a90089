package dev.amiss.assertion.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.NullValue;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns values into those that CEL computes with: whole numbers become int, other numbers double, times timestamp. An
 * absent value is CEL's null, so that {@code x == null} asks for it.
 */
public final class ExpressionValues {
    private ExpressionValues() {}

    public static Object time(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }

    public static Object absent() {
        return NullValue.NULL_VALUE;
    }

    public static Object json(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> list(node);
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            default -> absent();
        };
    }

    private static Object number(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        return node.doubleValue();
    }

    private static Map<String, Object> object(JsonNode node) {
        Map<String, Object> members = new LinkedHashMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), json(member.getValue())));
        return members;
    }

    private static List<Object> list(JsonNode node) {
        List<Object> elements = new ArrayList<>(node.size());
        node.forEach(element -> elements.add(json(element)));
        return elements;
    }
}
