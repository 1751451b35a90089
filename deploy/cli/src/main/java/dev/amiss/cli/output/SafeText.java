package dev.amiss.cli.output;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Makes texts of others fit for a line of a terminal: line ends become spaces, and what could move the cursor, change
 * colours or reverse the writing becomes {@code \}{@code uXXXX}.
 */
public final class SafeText {
    private SafeText() {}

    /** Nothing is the empty text; texts are shown as they are and other values as JSON. */
    public static String of(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        return of(node.isTextual() ? node.textValue() : node.isNumber() ? node.asText() : node.toString());
    }

    public static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                safe.append(' ');
            } else if (isDangerous(c)) {
                safe.append(String.format("\\u%04x", c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    /** At most that many characters, the last a sign that there were more. */
    public static String cut(String text, int most) {
        int length = text.codePointCount(0, text.length());
        return length <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static boolean isDangerous(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    }
}
