package dev.amiss.issue.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.service.problem.JsonPlace;
import dev.amiss.service.problem.StrictFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Labels as a merge patch: a text sets, null removes. */
final class LabelPatch {
    private static final int MOST = 64;
    private static final int LONGEST = 1024;

    private LabelPatch() {}

    static Map<String, @Nullable String> read(StrictFields fields, ObjectNode labels) {
        if (labels.size() > MOST) {
            fields.reject("labels", "may have at most " + MOST + " labels");
        }
        Map<String, @Nullable String> patch = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> label : labels.properties()) {
            JsonNode value = label.getValue();
            if (!value.isNull() && (!value.isTextual() || value.textValue().length() > LONGEST)) {
                fields.rejectAt(
                        "/labels" + JsonPlace.step(label.getKey()),
                        "must be a text of at most " + LONGEST + " characters, or null to remove it");
            }
            patch.put(label.getKey(), value.isNull() ? null : value.asText());
        }
        return patch;
    }

    /** The labels after the patch. */
    static Map<String, String> apply(Map<String, String> labels, Map<String, @Nullable String> patch) {
        Map<String, String> patched = new TreeMap<>(labels);
        patch.forEach((name, value) -> {
            if (value == null) {
                patched.remove(name);
            } else {
                patched.put(name, value);
            }
        });
        return patched;
    }
}
