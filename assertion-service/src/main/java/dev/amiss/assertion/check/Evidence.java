package dev.amiss.assertion.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.amiss.service.problem.StrictFields;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a failing thing is shown as details: all of it or chosen columns, some of them blotted out. Immutable.
 *
 * @param columns in this order; empty for all
 * @param redacted names in lower case, of columns and of whatever is inside them
 */
public record Evidence(List<String> columns, Set<String> redacted) {
    /** What stands in place of a value that is not shown. */
    public static final String BLOT = "(redacted)";

    private static final int MOST_NAMES = 100;
    private static final int LONGEST_NAME = 128;

    /** Reads {@code details_columns} and {@code redact}, lists of names. */
    public static Evidence read(StrictFields fields) {
        List<String> columns = TextList.read(fields, "details_columns", MOST_NAMES, LONGEST_NAME);
        return new Evidence(columns, readRedacted(fields));
    }

    /** Reads {@code redact} alone. */
    public static Set<String> readRedacted(StrictFields fields) {
        return TextList.read(fields, "redact", MOST_NAMES, LONGEST_NAME).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The details of something; a chosen column that it lacks is null. */
    public ObjectNode of(JsonNode whole) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        if (columns.isEmpty()) {
            whole.properties()
                    .forEach(member -> shown.set(member.getKey(), blotted(member.getKey(), member.getValue())));
        } else {
            columns.forEach(name -> shown.set(name, blotted(name, whole.path(name))));
        }
        return shown;
    }

    /** The same with the values of redacted names blotted out, however deep. */
    public static JsonNode blot(JsonNode node, Set<String> redacted) {
        return redacted.isEmpty() ? node : new Evidence(List.of(), redacted).inside(node);
    }

    private JsonNode blotted(String name, JsonNode value) {
        boolean hidden = redacted.contains(name.toLowerCase(Locale.ROOT));
        return hidden && !value.isNull() && !value.isMissingNode() ? TextNode.valueOf(BLOT) : inside(value);
    }

    private JsonNode inside(JsonNode value) {
        if (value.isMissingNode()) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (redacted.isEmpty() || value.isValueNode()) {
            return value;
        }
        if (value.isArray()) {
            ArrayNode elements = JsonNodeFactory.instance.arrayNode(value.size());
            value.forEach(element -> elements.add(inside(element)));
            return elements;
        }
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        value.properties().forEach(member -> members.set(member.getKey(), blotted(member.getKey(), member.getValue())));
        return members;
    }
}
