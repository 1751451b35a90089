package dev.amiss.responder.delivery.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Shortens what is too long for the other side; what fits stays as it is. */
public final class Cut {
    private static final String MARK = "…";
    private static final int MOST_ELEMENTS = 50;
    private static final int[] TEXT_STEPS = {16_384, 4_096, 1_024, 256, 64};

    private Cut() {}

    /** At most so many characters (UTF-16); a shortened text ends in an ellipsis and never in half a character. */
    public static String characters(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - MARK.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + MARK;
    }

    /** At most so many bytes of UTF-8, in the same way. */
    public static String bytes(String text, int most) {
        if (text.length() * 3L <= most || text.getBytes(StandardCharsets.UTF_8).length <= most) {
            return text;
        }
        int room = most - MARK.getBytes(StandardCharsets.UTF_8).length;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            room -= point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (room < 0) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end) + MARK;
    }

    /**
     * At most so many bytes as JSON. First long lists lose their ends, then long texts do, step by step; an object that is
     * too large even so becomes the beginning of its text, under {@code _shortened}.
     */
    public static ObjectNode json(ObjectNode object, int mostBytes) {
        if (size(object) <= mostBytes) {
            return object;
        }
        ObjectNode cut = object.deepCopy();
        shortenLists(cut);
        for (int step = 0; step < TEXT_STEPS.length && size(cut) > mostBytes; step++) {
            shortenTexts(cut, TEXT_STEPS[step]);
        }
        if (size(cut) <= mostBytes) {
            return cut;
        }
        // as a text within JSON each character may take two bytes more: quotes and backslashes are escaped
        return object.objectNode().put("_shortened", bytes(object.toString(), Math.max(64, mostBytes / 3)));
    }

    private static int size(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static void shortenLists(JsonNode node) {
        if (node instanceof ArrayNode list && list.size() > MOST_ELEMENTS) {
            int more = list.size() - MOST_ELEMENTS;
            for (int index = list.size() - 1; index >= MOST_ELEMENTS; index--) {
                list.remove(index);
            }
            list.add(MARK + " and " + more + " more");
        }
        node.forEach(Cut::shortenLists);
    }

    private static void shortenTexts(JsonNode node, int most) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                field.setValue(shortened(field.getValue(), most));
            }
        } else if (node instanceof ArrayNode list) {
            for (int index = 0; index < list.size(); index++) {
                list.set(index, shortened(list.get(index), most));
            }
        }
    }

    private static JsonNode shortened(JsonNode node, int most) {
        if (node.isTextual()) {
            return TextNode.valueOf(characters(node.textValue(), most));
        }
        shortenTexts(node, most);
        return node;
    }
}
