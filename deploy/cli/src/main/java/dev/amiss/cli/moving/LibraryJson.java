package dev.amiss.cli.moving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.amiss.cli.api.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON columns of the library, which wrote some values as JSON within JSON. */
final class LibraryJson {
    private static final int MOST_CHARACTERS = 60_000;

    private LibraryJson() {}

    /** What a column holds; a missing node for nothing, a text for what is no JSON. */
    static JsonNode read(@Nullable String column) {
        if (column == null) {
            return MissingNode.getInstance();
        }
        JsonNode value = parse(column);
        JsonNode inner = value.isTextual() ? parse(value.textValue()) : value;
        return Json.isNothing(inner) ? MissingNode.getInstance() : clean(inner);
    }

    /** The details of an issue: the object itself, anything else as {@code value}; nothing is the empty object. */
    static ObjectNode details(JsonNode value) {
        if (value.isMissingNode()) {
            return Json.object();
        }
        String text = value.toString();
        if (text.length() > MOST_CHARACTERS) {
            return Json.object().put("beginning", brief(text, MOST_CHARACTERS));
        }
        return value instanceof ObjectNode object ? object : Json.object().set("value", value);
    }

    /** The text of a value, cut. */
    static String brief(JsonNode value, int most) {
        return brief(value.isTextual() ? value.textValue() : value.toString(), most);
    }

    /** The text with what PostgreSQL cannot store replaced. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(each -> each == 0 || Character.getType(each) == Character.SURROGATE ? '\uFFFD' : each)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static String brief(String text, int most) {
        return text.length() <= most ? text : clean(text.substring(0, most - 1)) + "…";
    }

    private static JsonNode parse(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }

    private static JsonNode clean(JsonNode value) {
        if (value.isTextual()) {
            return TextNode.valueOf(clean(value.textValue()));
        }
        if (value.isObject()) {
            ObjectNode object = Json.object();
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                object.set(clean(field.getKey()), clean(field.getValue()));
            }
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = Json.mapper().createArrayNode();
            value.forEach(each -> array.add(clean(each)));
            return array;
        }
        return value;
    }
}
