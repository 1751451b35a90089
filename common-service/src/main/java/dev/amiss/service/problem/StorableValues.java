package dev.amiss.service.problem;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.service.database.StorableText;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What no database of ours can hold, and no field therefore: NUL, half of a surrogate pair, boundless numbers. Pure. */
final class StorableValues {
    private static final int MOST_DIGITS = 400;

    private StorableValues() {}

    /** What is wrong with values and names within a body, by JSON pointer. */
    static Map<String, String> problems(JsonNode body) {
        Map<String, String> problems = new LinkedHashMap<>();
        visit(body, "", problems);
        return problems;
    }

    private static void visit(JsonNode node, String pointer, Map<String, String> problems) {
        if (node.isTextual() && !isStorable(node.textValue())) {
            problems.put(pointer, "must not contain NUL or half of a surrogate pair");
        } else if (node.isNumber() && !isStorable(node)) {
            problems.put(pointer, "must be a number of at most " + MOST_DIGITS + " digits");
        }
        node.properties().forEach(field -> {
            String place = pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
            if (!isStorable(field.getKey())) {
                problems.put(pointer, "must not have a field whose name contains NUL or half of a surrogate pair");
            } else {
                visit(field.getValue(), place, problems);
            }
        });
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            visit(node.get(index), pointer + "/" + index, problems);
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
