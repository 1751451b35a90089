package dev.amiss.responder.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.RecordRef;
import dev.amiss.model.Severity;
import dev.amiss.service.problem.StrictFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A failure as it is reported within a rehearsal; what is null was not said. */
record RehearsedReport(
        String name,
        @Nullable Severity severity,
        @Nullable Map<String, String> labels,
        @Nullable ObjectNode details,
        @Nullable String source,
        @Nullable RecordRef record,
        @Nullable String dedupKey) {
    private static final int LONGEST_TEXT = 512;
    private static final int LONGEST_KEY = 1_024;
    private static final int MOST_LABELS = 64;
    private static final List<String> SEVERITIES = List.of("info", "warning", "error", "critical");

    /** What is wrong is noted in the fields. */
    static RehearsedReport read(StrictFields fields) {
        return new RehearsedReport(
                fields.requiredText("name", LONGEST_TEXT),
                fields.oneOf("severity", SEVERITIES, Severity::ofWire).orElse(null),
                fields.texts("labels", MOST_LABELS).orElse(null),
                fields.object("details").orElse(null),
                fields.text("source", LONGEST_TEXT).orElse(null),
                fields.fields("record").map(RehearsedReport::record).orElse(null),
                fields.text("dedup_key", LONGEST_KEY).orElse(null));
    }

    private static RecordRef record(StrictFields fields) {
        return new RecordRef(fields.text("type", LONGEST_TEXT).orElse(null), recordId(fields));
    }

    private static String recordId(StrictFields fields) {
        boolean isNumber = fields.any("id").filter(JsonNode::isIntegralNumber).isPresent();
        return isNumber ? fields.any("id").orElseThrow().asText() : fields.requiredText("id", LONGEST_TEXT);
    }

    /** What makes reports be about the same problem. */
    List<String> key() {
        if (dedupKey != null) {
            return List.of("dedup_key", dedupKey);
        }
        if (record == null) {
            return List.of("name", name);
        }
        return record.type() == null
                ? List.of("id", name, record.id())
                : List.of("record", name, record.type(), record.id());
    }
}
