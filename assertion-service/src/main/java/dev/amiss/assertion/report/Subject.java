package dev.amiss.assertion.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Severity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The assertion that reports, as its issues show it.
 *
 * @param owner who looks after it; null when nobody is named
 * @param runbookUrl where it says what to do; null for nowhere
 */
public record Subject(
        long assertionId,
        String name,
        Severity severity,
        Map<String, String> labels,
        @Nullable String owner,
        @Nullable String runbookUrl) {
    private static final String OWNER = "owner";

    /** Its labels, and whose it is unless they say so. */
    Map<String, String> allLabels() {
        if (owner == null || labels.containsKey(OWNER)) {
            return labels;
        }
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.put(OWNER, owner);
        return all;
    }

    /** Details of a failure with its owner and runbook, so that messages and pages show them. */
    @Nullable
    JsonNode withHelp(@Nullable JsonNode details) {
        if (owner == null && runbookUrl == null) {
            return details;
        }
        ObjectNode with = JsonNodeFactory.instance.objectNode();
        if (details instanceof ObjectNode object) {
            with.setAll(object);
        }
        if (owner != null && !with.has(OWNER)) {
            with.put(OWNER, owner);
        }
        if (runbookUrl != null && !with.has("runbook_url")) {
            with.put("runbook_url", runbookUrl);
        }
        return with;
    }
}
