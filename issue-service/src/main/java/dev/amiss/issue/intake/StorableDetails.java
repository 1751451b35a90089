package dev.amiss.issue.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.amiss.service.database.StorableText;
import dev.amiss.service.problem.JsonPlace;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
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
    private static final JsonPlace PLACE = JsonPlace.ROOT.below("details");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final NotedPlaces truncated;
    private final NotedPlaces adjusted;
    private int left = MOST_BYTES;

    /** Notes there what is cut and what is replaced. */
    public StorableDetails(NotedPlaces truncated, NotedPlaces adjusted) {
        this.truncated = truncated;
        this.adjusted = adjusted;
    }

    /** The object as it can be stored. */
    public ObjectNode of(ObjectNode details) {
        ObjectNode storable = (ObjectNode) copy(details, PLACE, 0);
        if (left < 0) {
            truncated.note(PLACE);
        }
        return storable;
    }

    private JsonNode copy(JsonNode node, JsonPlace place, int depth) {
        if (node.isContainerNode() && depth >= DEEPEST) {
            adjusted.note(place);
            return text(node.toString());
        }
        if (node.isObject()) {
            return object(node, place, depth);
        }
        if (node.isArray()) {
            return array(node, place, depth);
        }
        if (node.isTextual()) {
            String clean = StorableText.clean(node.textValue());
            if (!clean.equals(node.textValue())) {
                adjusted.note(place);
            }
            return text(clean);
        }
        return scalar(node, place);
    }

    private ObjectNode object(JsonNode node, JsonPlace place, int depth) {
        ObjectNode copy = NODES.objectNode();
        left -= 2;
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = StorableText.clean(field.getKey());
            left -= bytes(name) + 4;
            if (left < 0) {
                return copy;
            }
            copy.set(name, copy(field.getValue(), place.below(name), depth + 1));
        }
        return copy;
    }

    private ArrayNode array(JsonNode node, JsonPlace place, int depth) {
        ArrayNode copy = NODES.arrayNode();
        left -= 2;
        for (int i = 0; i < node.size() && left > 0; i++) {
            left -= 1;
            copy.add(copy(node.get(i), place.below(i), depth + 1));
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

    private JsonNode scalar(JsonNode node, JsonPlace place) {
        boolean beyond = node.isNumber()
                && (node.isIntegralNumber() ? !node.canConvertToLong() : isBeyondDouble(node.decimalValue()));
        if (beyond) {
            adjusted.note(place);
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
}
