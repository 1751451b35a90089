package dev.amiss.service.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.amiss.service.problem.JsonPlace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field that differs.
 *
 * @param field JSON pointer
 * @param from null when it was absent
 * @param to null when it is absent
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FieldChange(String field, JsonNode from, JsonNode to) {
    private static final int LONGEST = 2_000;

    /** What differs between two documents; long values are cut, and a very long pointer is that of a place above. */
    static List<FieldChange> between(JsonNode before, JsonNode after) {
        List<FieldChange> changes = new ArrayList<>();
        compare(JsonPlace.ROOT, before, after, changes);
        return changes;
    }

    private static void compare(JsonPlace place, JsonNode before, JsonNode after, List<FieldChange> changes) {
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.forEach(
                    name -> compare(place.below(name), orNull(before.get(name)), orNull(after.get(name)), changes));
        } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
            for (int index = 0; index < before.size(); index++) {
                compare(place.below(index), before.get(index), after.get(index), changes);
            }
        } else {
            changes.add(new FieldChange(place.pointer(LONGEST), cut(before), cut(after)));
        }
    }

    private static JsonNode orNull(@Nullable JsonNode node) {
        return node == null ? NullNode.getInstance() : node;
    }

    private static JsonNode cut(JsonNode value) {
        String text = value.isTextual() ? value.textValue() : value.toString();
        return text.length() <= LONGEST ? value : TextNode.valueOf(text.substring(0, LONGEST) + "…");
    }
}
