package dev.amiss.assertion.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.service.database.StorableText;
import java.math.BigDecimal;

/** Makes JSON from outside into such that PostgreSQL's jsonb takes: without NUL, lone surrogates and monstrous numbers. */
final class StorableJson {
    private static final int MOST_DIGITS = 1_000;

    private StorableJson() {}

    static JsonNode of(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> JsonNodeFactory.instance.textNode(StorableText.clean(node.textValue()));
            case NUMBER -> number(node);
            default -> node;
        };
    }

    private static JsonNode object(JsonNode node) {
        ObjectNode storable = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(member -> storable.set(StorableText.clean(member.getKey()), of(member.getValue())));
        return storable;
    }

    private static JsonNode array(JsonNode node) {
        ArrayNode storable = JsonNodeFactory.instance.arrayNode(node.size());
        node.forEach(element -> storable.add(of(element)));
        return storable;
    }

    private static JsonNode number(JsonNode node) {
        if (!node.isBigDecimal() && !node.isBigInteger()) {
            return Double.isFinite(node.doubleValue()) ? node : JsonNodeFactory.instance.textNode(node.asText());
        }
        BigDecimal number = node.decimalValue();
        boolean storable = number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS;
        return storable ? node : JsonNodeFactory.instance.textNode(number.toString());
    }
}
