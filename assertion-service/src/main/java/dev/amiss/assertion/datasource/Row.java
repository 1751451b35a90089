package dev.amiss.assertion.datasource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.expression.ExpressionValues;
import dev.amiss.model.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row by the names of its columns.
 *
 * @param columns values are null, Boolean, Long, Double, BigDecimal, String, Instant, LocalDate, JsonNode or lists of such
 */
public record Row(Map<String, @Nullable Object> columns) {
    private static final int LONGEST_SHOWN = 4_000;

    /** A column as text; empty when there is no such column or it is NULL. */
    public Optional<String> text(String column) {
        return Optional.ofNullable(columns.get(column)).map(Row::text);
    }

    /** The values for expressions: dates are midnight in UTC, NULL is null. */
    public Map<String, Object> forExpressions() {
        Map<String, Object> values = new HashMap<>(columns.size() * 2);
        columns.forEach((name, value) -> values.put(name, expressionValue(value)));
        return values;
    }

    /** The row for people, long texts cut. */
    public ObjectNode forPeople() {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        columns.forEach((name, value) -> row.set(name, shown(value)));
        return row;
    }

    private static String text(Object value) {
        return value instanceof Instant instant ? Json.time(instant) : value.toString();
    }

    private static Object expressionValue(@Nullable Object value) {
        if (value == null) {
            return ExpressionValues.absent();
        }
        if (value instanceof BigDecimal number) {
            return number.doubleValue();
        }
        if (value instanceof Instant instant) {
            return ExpressionValues.time(instant);
        }
        if (value instanceof LocalDate date) {
            return ExpressionValues.time(date.atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        if (value instanceof JsonNode json) {
            return ExpressionValues.json(json);
        }
        return value instanceof List<?> list
                ? list.stream().map(Row::expressionValue).toList()
                : value;
    }

    private static JsonNode shown(@Nullable Object value) {
        if (value instanceof List<?> list) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            list.forEach(element -> array.add(shown(element)));
            return array;
        }
        if (value instanceof String text && text.length() > LONGEST_SHOWN) {
            return JsonNodeFactory.instance.textNode(text.substring(0, LONGEST_SHOWN) + "…");
        }
        if (value instanceof LocalDate date) {
            return JsonNodeFactory.instance.textNode(date.toString());
        }
        return value instanceof JsonNode json ? json : Json.mapper().valueToTree(value);
    }
}
