package dev.amiss.assertion.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.console.EditorField.Kind;
import dev.amiss.model.Json;
import dev.amiss.service.console.Form;
import dev.amiss.service.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a definition into the fields of a form and reads it out of them again, losing nothing. Pure. */
final class DefinitionForm {
    static final String MORE = "more";
    static final String TYPE = "type";

    private DefinitionForm() {}

    /** What stands in the fields; what fits none of them stands in {@link #MORE} as JSON. */
    static Map<String, String> write(String type, JsonNode definition) {
        ObjectNode rest =
                definition.isObject() ? definition.deepCopy() : Json.mapper().createObjectNode();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(TYPE, type);
        for (EditorField field : EditorFields.all(type)) {
            ObjectNode holder = holder(rest, field);
            JsonNode value = holder == null ? null : holder.get(key(field));
            String text = value == null || value.isNull() ? "" : text(field.kind(), value);
            if (holder != null && text != null) {
                holder.remove(key(field));
                texts.put(field.name(), text);
            }
        }
        if (rest.get("check") instanceof ObjectNode check) {
            check.remove(TYPE);
            if (check.isEmpty()) {
                rest.remove("check");
            }
        }
        texts.put(MORE, rest.isEmpty() ? "" : rest.toPrettyString());
        return texts;
    }

    /**
     * The definition that a form says; what is wrong in it is left for the definition's reader to refuse at its place.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when a field cannot be read at all
     */
    static ObjectNode read(Form form) {
        ObjectNode definition = Json.mapper().createObjectNode();
        JsonNode more = object(form, MORE);
        ObjectNode check = more.get("check") instanceof ObjectNode known
                ? known
                : Json.mapper().createObjectNode();
        check.put(TYPE, form.value(TYPE));
        definition.put("name", form.value("name"));
        definition.set("check", check);
        more.properties().forEach(entry -> definition.putIfAbsent(entry.getKey(), entry.getValue()));
        for (EditorField field : EditorFields.all(form.value(TYPE))) {
            String text = form.value(field.name());
            ObjectNode holder = holder(definition, field);
            if (holder != null && !text.isBlank()) {
                holder.set(key(field), value(form, field, text));
            }
        }
        return definition;
    }

    private static @Nullable ObjectNode holder(ObjectNode definition, EditorField field) {
        JsonNode holder = field.name().startsWith("check/") ? definition.get("check") : definition;
        return holder instanceof ObjectNode object ? object : null;
    }

    private static String key(EditorField field) {
        return field.name().substring(field.name().lastIndexOf('/') + 1);
    }

    /** The value as it stands in a field; null when it would not be the same when read again. */
    private static @Nullable String text(Kind kind, JsonNode value) {
        return switch (kind) {
            case NUMBER -> value.isIntegralNumber() ? value.asText() : null;
            case SWITCH -> value.isBoolean() ? value.asText() : null;
            case LIST -> list(value);
            case PAIRS -> pairs(value);
            case JSON -> value.toPrettyString();
            case TEXT, CHOICE, LINES -> value.isTextual() ? value.textValue() : null;
        };
    }

    private static @Nullable String list(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        List<String> lines = new ArrayList<>();
        for (JsonNode each : value) {
            if (!each.isTextual()
                    || each.textValue().strip().isEmpty()
                    || each.textValue().contains("\n")) {
                return null;
            }
            lines.add(each.textValue());
        }
        return value.isArray() ? String.join("\n", lines) : null;
    }

    private static @Nullable String pairs(JsonNode value) {
        boolean fits = value.isObject()
                && value.properties().stream()
                        .allMatch(entry -> entry.getValue().isTextual()
                                && !entry.getKey().contains(":")
                                && !entry.getValue().textValue().contains("\n"));
        return fits
                ? value.properties().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue().textValue())
                        .collect(Collectors.joining("\n"))
                : null;
    }

    private static JsonNode value(Form form, EditorField field, String text) {
        var nodes = Json.mapper().getNodeFactory();
        return switch (field.kind()) {
            case NUMBER ->
                text.strip().matches("-?\\d{1,18}")
                        ? nodes.numberNode(Long.parseLong(text.strip()))
                        : nodes.textNode(text);
            case SWITCH ->
                text.equals("true") || text.equals("false")
                        ? nodes.booleanNode(text.equals("true"))
                        : nodes.textNode(text);
            case LIST -> readList(text);
            case PAIRS -> readPairs(field, text);
            case JSON -> object(form, field.name());
            case TEXT, CHOICE -> nodes.textNode(text.strip());
            case LINES -> nodes.textNode(text.replace("\r\n", "\n"));
        };
    }

    private static ArrayNode readList(String text) {
        ArrayNode list = Json.mapper().createArrayNode();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(list::add);
        return list;
    }

    private static ObjectNode readPairs(EditorField field, String text) {
        ObjectNode pairs = Json.mapper().createObjectNode();
        for (String line :
                text.lines().map(String::strip).filter(each -> !each.isEmpty()).toList()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw Problems.invalid(
                        "/" + field.name(), "must be a name, a colon and a value each line, but one is '" + line + "'");
            }
            pairs.put(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        return pairs;
    }

    private static ObjectNode object(Form form, String field) {
        String text = form.value(field);
        if (text.isBlank()) {
            return Json.mapper().createObjectNode();
        }
        try {
            if (Json.mapper().readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw Problems.invalid("/" + field, Form.problem(e));
        }
        throw Problems.invalid("/" + field, "must be a JSON object, such as {\"enabled\": false}");
    }
}
