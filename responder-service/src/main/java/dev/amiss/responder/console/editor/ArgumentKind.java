package dev.amiss.responder.console.editor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** How an argument is asked for. */
public enum ArgumentKind {
    /** One line. */
    TEXT,
    /** Several lines. */
    LONG_TEXT,
    /** One line that is not shown; left empty, what is kept stays. */
    SECRET,
    NUMBER,
    YES_NO,
    /** One of the words that the schema names. */
    CHOICE,
    /** A text each line. */
    LINES,
    /** Anything else, as JSON. */
    JSON;

    private static final int LONG = 3_000;
    private static final Pattern OF_MANY_LINES = Pattern.compile("^(message|text|body)(_|$)");

    /** @param schema of the argument, references resolved */
    static ArgumentKind of(String name, JsonNode schema, boolean isSecret) {
        Set<String> types = typesOf(schema);
        if (isChoice(schema)) {
            return CHOICE;
        }
        if (isSecret && (types.isEmpty() || types.contains("string"))) {
            return SECRET;
        }
        if (types.contains("array") && Set.of("string", "array").containsAll(types) && holdsTexts(schema)) {
            return LINES;
        }
        if (types.equals(Set.of("boolean"))) {
            return YES_NO;
        }
        if (!types.isEmpty() && Set.of("integer", "number").containsAll(types)) {
            return NUMBER;
        }
        if (types.equals(Set.of("string"))) {
            return isLong(name, schema) ? LONG_TEXT : TEXT;
        }
        return JSON;
    }

    private static boolean isChoice(JsonNode schema) {
        boolean isChoice = !schema.path("enum").isEmpty();
        for (JsonNode word : schema.path("enum")) {
            isChoice &= word.isTextual();
        }
        return isChoice;
    }

    private static boolean holdsTexts(JsonNode schema) {
        JsonNode type = schema.path("items").path("type");
        return type.isMissingNode() || type.asText().equals("string");
    }

    private static boolean isLong(String name, JsonNode schema) {
        return schema.has("contentMediaType")
                || schema.path("maxLength").asInt(0) >= LONG
                || OF_MANY_LINES.matcher(name).find();
    }

    static Set<String> typesOf(JsonNode schema) {
        JsonNode type = schema.path("type");
        Set<String> types = new TreeSet<>();
        if (type.isTextual()) {
            types.add(type.textValue());
        }
        type.forEach(each -> types.add(each.asText()));
        types.remove("null");
        return types;
    }

    /** Whether the form can show that value as it is. */
    boolean canShow(JsonNode value, JsonNode schema) {
        return switch (this) {
            case TEXT, LONG_TEXT, SECRET -> value.isTextual();
            case NUMBER -> value.isNumber() || value.isTextual();
            case YES_NO -> value.isBoolean();
            case CHOICE -> value.isTextual() && has(schema.path("enum"), value);
            case LINES -> value.isTextual() || isListOfLines(value);
            case JSON -> true;
        };
    }

    private static boolean has(JsonNode list, JsonNode value) {
        boolean found = false;
        for (JsonNode each : list) {
            found |= each.equals(value);
        }
        return found;
    }

    private static boolean isListOfLines(JsonNode value) {
        boolean isOne = value.isArray();
        for (JsonNode each : value) {
            isOne &= each.isTextual()
                    && each.textValue().indexOf('\n') < 0
                    && !each.textValue().isBlank();
        }
        return isOne;
    }
}
