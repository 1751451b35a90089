package dev.amiss.issue.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.amiss.service.database.StorableText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Makes details storable: texts cleaned, numbers beyond 64 bits written as text, nesting beyond 32 levels flattened to
 * text, and the whole cut to 64 KiB, first come first kept, so that what is left is valid JSON. Not thread-safe; one for
 * each report.
 */
public final class StorableDetails {
    public static final int MOST_BYTES = 64 << 10;

    private static final int DEEPEST = 32;
    private static final int LARGEST_EXPONENT = 308;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<String> truncated;
    private final List<String> adjusted;
    private int left = MOST_BYTES;

    /** Notes in these lists, by JSON pointer, what is cut and what is replaced. */
    public StorableDetails(List<String> truncated, List<String> adjusted) {
        this.truncated = truncated;
        this.adjusted = adjusted;
    }

    /** The object as it can be stored. */
    public ObjectNode of(ObjectNode details) {
        ObjectNode storable = (ObjectNode) copy(details, "/details", 0);
        if (left < 0) {
            truncated.add("/details");
        }
        return storable;
    }

    private JsonNode copy(JsonNode node, String pointer, int depth) {
        if (node.isContainerNode() && depth >= DEEPEST) {
            adjusted.add(pointer);
            return text(node.toString());
        }
        if (node.isObject()) {
            return object(node, pointer, depth);
        }
        if (node.isArray()) {
            return array(node, pointer, depth);
        }
        if (node.isTextual()) {
            String clean = StorableText.clean(node.textValue());
            if (!clean.equals(node.textValue())) {
                adjusted.add(pointer);
            }
            return text(clean);
        }
        return scalar(node, pointer);
    }

    private ObjectNode object(JsonNode node, String pointer, int depth) {
        ObjectNode copy = NODES.objectNode();
        left -= 2;
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = StorableText.clean(field.getKey());
            left -= bytes(name) + 4;
            if (left < 0) {
                return copy;
            }
            copy.set(name, copy(field.getValue(), pointer + "/" + escape(name), depth + 1));
        }
        return copy;
    }

    private ArrayNode array(JsonNode node, String pointer, int depth) {
        ArrayNode copy = NODES.arrayNode();
        left -= 2;
        for (int i = 0; i < node.size() && left > 0; i++) {
            left -= 1;
            copy.add(copy(node.get(i), pointer + "/" + i, depth + 1));
        }
        return copy;
    }

    private JsonNode text(String text) {
        int needed = TextNode.valueOf(text).toString().getBytes(StandardCharsets.UTF_8).length;
        if (needed <= left) {
            left -= needed;
            return TextNode.valueOf(text);
        }
        String kept = StorableText.beginning(text, Math.max(0, left / 6));
        left = -1;
        return TextNode.valueOf(kept);
    }

    private JsonNode scalar(JsonNode node, String pointer) {
        boolean beyond = node.isNumber()
                && (node.isIntegralNumber() ? !node.canConvertToLong() : isBeyondDouble(node.decimalValue()));
        if (beyond) {
            adjusted.add(pointer);
            return text(StorableText.beginning(node.asText(), 1_000));
        }
        left -= node.asText().length();
        return node;
    }

    private static boolean isBeyondDouble(BigDecimal number) {
        int exponent = number.precision() - number.scale();
        return Math.abs((long) exponent) > LARGEST_EXPONENT || number.precision() > LARGEST_EXPONENT;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String escape(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }
}
