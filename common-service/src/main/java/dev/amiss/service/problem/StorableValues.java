package dev.amiss.service.problem;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.service.database.StorableText;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What no database of ours can hold, and no field therefore: NUL, half of a surrogate pair, boundless numbers. Pure. */
final class StorableValues {
    private static final int MOST_DIGITS = 400;
    private static final int MOST_PROBLEMS = 100;
    private static final int LONGEST_POINTER = 256;

    private StorableValues() {}

    /**
     * What is wrong with values and names within a body, by JSON pointer: the first hundred, pointers of over 256
     * characters told as those of the place above.
     */
    static Map<String, String> problems(JsonNode body) {
        Map<String, String> problems = new LinkedHashMap<>();
        visit(body, JsonPlace.ROOT, problems);
        return problems;
    }

    private static void visit(JsonNode node, JsonPlace place, Map<String, String> problems) {
        if (node.isTextual() && !isStorable(node.textValue())) {
            note(place, "must not contain NUL or half of a surrogate pair", problems);
        } else if (node.isNumber() && !isStorable(node)) {
            note(place, "must be a number of at most " + MOST_DIGITS + " digits", problems);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!isStorable(field.getKey())) {
                note(place, "must not have a field whose name contains NUL or half of a surrogate pair", problems);
            } else {
                visit(field.getValue(), place.below(field.getKey()), problems);
            }
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            visit(node.get(index), place.below(index), problems);
        }
    }

    private static void note(JsonPlace place, String rule, Map<String, String> problems) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.put(place.pointer(LONGEST_POINTER), rule);
        }
    }

    private static boolean isStorable(JsonNode number) {
        if (number.isFloatingPointNumber()) {
            BigDecimal value = number.decimalValue();
            return Math.abs((long) value.precision() - value.scale()) <= MOST_DIGITS
                    && Math.abs((long) value.scale()) <= MOST_DIGITS;
        }
        return !number.isBigInteger() || number.bigIntegerValue().bitLength() <= MOST_DIGITS * 3;
    }

    private static boolean isStorable(String text) {
        return StorableText.clean(text).equals(text);
    }
}
