package dev.amiss.assertion.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an issue shows that stands for a series of changes. Pure. */
public final class FlappingMark {
    private static final String NAME = "flapping";

    private FlappingMark() {}

    /** These labels with the mark. */
    public static Map<String, String> on(Map<String, String> labels) {
        Map<String, String> marked = new LinkedHashMap<>(labels);
        marked.put(NAME, "true");
        return marked;
    }

    /** These details with the mark. */
    public static JsonNode on(@Nullable JsonNode details, int changes) {
        ObjectNode marked = JsonNodeFactory.instance.objectNode();
        if (details instanceof ObjectNode object) {
            marked.setAll(object);
        }
        marked.putObject(NAME).put("changes", changes);
        return marked;
    }
}
