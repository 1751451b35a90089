package dev.amiss.responder.matching;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.NullValue;
import com.google.protobuf.Timestamp;
import dev.amiss.model.Issue;
import dev.amiss.model.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An issue as values that CEL knows: times are timestamps, whole numbers integers, what is absent null. */
final class ExpressionValues {
    private static final String TIME_SUFFIX = "_at";

    private ExpressionValues() {}

    static Map<String, Object> of(Issue issue) {
        JsonNode tree = Json.mapper().valueToTree(issue);
        Map<String, Object> values = new LinkedHashMap<>();
        tree.properties().forEach(field -> {
            boolean isTime =
                    field.getKey().endsWith(TIME_SUFFIX) && field.getValue().isTextual();
            Object value = isTime ? timestamp(field.getValue().textValue()) : value(field.getValue());
            values.put(field.getKey(), value);
        });
        return values;
    }

    private static Timestamp timestamp(String time) {
        Instant instant = Instant.parse(time);
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> values = new LinkedHashMap<>();
            node.properties().forEach(field -> values.put(field.getKey(), value(field.getValue())));
            return values;
        }
        if (node.isArray()) {
            List<Object> values = new ArrayList<>();
            node.forEach(element -> values.add(value(element)));
            return values;
        }
        return scalar(node);
    }

    private static Object scalar(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.canConvertToLong() && node.isIntegralNumber()) {
            return node.longValue();
        }
        return node.isNumber() ? node.doubleValue() : NullValue.NULL_VALUE;
    }
}
