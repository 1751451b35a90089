package dev.amiss.responder.console.editor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.amiss.model.Json;
import dev.amiss.service.console.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Texts of fields and the JSON that they stand for. What cannot be read stays a text, of which the API says what it must be. */
final class Fields {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,9})?");

    private Fields() {}

    /** Sets the field of that name unless its text is blank. */
    static void text(Form form, String field, ObjectNode into, String name) {
        if (!form.value(field).isBlank()) {
            into.put(name, form.value(field));
        }
    }

    static void number(Form form, String field, ObjectNode into, String name) {
        if (!form.value(field).isBlank()) {
            into.set(name, number(form.value(field).strip()));
        }
    }

    /** A number, or the text itself where it is none. */
    static JsonNode number(String text) {
        try {
            return NUMBER.matcher(text).matches() ? Json.mapper().readTree(text) : TextNode.valueOf(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }

    static JsonNode yesOrNo(String text) {
        return BooleanNode.valueOf(text.equals("true"));
    }

    /** The lines that are not blank. */
    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** What commas or spaces stand between. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.strip().split("[,\\s]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    static ArrayNode list(List<String> texts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        texts.forEach(list::add);
        return list;
    }

    /** {@code team: payments} each line. */
    static ObjectNode labels(String text) {
        ObjectNode labels = JsonNodeFactory.instance.objectNode();
        for (String line : lines(text)) {
            String[] parts = line.split(":", 2);
            labels.put(parts[0].strip(), parts.length < 2 ? "" : parts[1].strip());
        }
        return labels;
    }

    static String labels(JsonNode labels) {
        List<String> lines = new ArrayList<>();
        labels.properties()
                .forEach(label ->
                        lines.add(label.getKey() + ": " + label.getValue().asText()));
        return String.join("\n", lines);
    }

    /** A value as a person reads it in a field. */
    static String show(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isTextual()) {
            return value.textValue();
        }
        return value.isContainerNode() ? value.toPrettyString() : value.toString();
    }

    /** The elements of a list, one a line or with that between them. */
    static String joined(JsonNode list, String between) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return list.isArray() ? String.join(between, texts) : show(list);
    }

    /** JSON out of a field; where it is none the text itself, and {@code wrong} says so. */
    static JsonNode json(Form form, String field, Map<String, String> wrong) {
        String text = form.value(field);
        try {
            return Form.parse(text);
        } catch (JsonProcessingException e) {
            wrong.put(field, Form.problem(e));
            return TextNode.valueOf(text);
        }
    }

    /** What an object holds beside these fields. */
    static ObjectNode rest(JsonNode object, List<String> known) {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> {
            if (!known.contains(field.getKey()) && !field.getValue().isNull()) {
                rest.set(field.getKey(), field.getValue());
            }
        });
        return rest;
    }

    /** Puts what stands as JSON in a hidden field into an object; what somebody made of it that is no object is left out. */
    static void restInto(Form form, String field, ObjectNode into) {
        if (!form.value(field).isBlank() && json(form, field, new LinkedHashMap<>()) instanceof ObjectNode rest) {
            into.setAll(rest);
        }
    }
}
