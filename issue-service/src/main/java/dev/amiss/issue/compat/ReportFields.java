package dev.amiss.issue.compat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.amiss.model.Json;
import dev.amiss.model.Severity;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a foreign message says as the body of a report. What is null, missing or empty is left out; lengths are the
 * intake's matter. Not thread-safe; one for each report.
 */
public final class ReportFields {
    private static final Duration LONGEST_TTL = Duration.ofDays(3650);

    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
    private final ObjectNode labels = JsonNodeFactory.instance.objectNode();
    private final ObjectNode details = JsonNodeFactory.instance.objectNode();

    private ReportFields() {}

    /**
     * Begins a report.
     *
     * @param name of the issue
     * @param key of the problem within its protocol's scope
     */
    public static ReportFields of(String name, String key) {
        ReportFields report = new ReportFields();
        report.fields.put("name", name);
        report.fields.put("dedup_key", key);
        return report;
    }

    public ReportFields severity(@Nullable Severity severity) {
        return text("severity", severity == null ? null : severity.wire());
    }

    public ReportFields source(@Nullable String source) {
        return text("source", source);
    }

    /** Where to read on; only what is a web address is one. */
    public ReportFields url(@Nullable String url) {
        boolean isWeb = url != null && (url.startsWith("http://") || url.startsWith("https://"));
        return text("url", isWeb ? url : null);
    }

    public ReportFields occurredAt(@Nullable Instant at) {
        return text("occurred_at", at == null ? null : Json.time(at));
    }

    /** After how long the issue resolves itself unless it is seen again: whole seconds, at least one. */
    public ReportFields timeToLive(@Nullable Duration ttl) {
        if (ttl != null) {
            Duration bounded = ttl.compareTo(LONGEST_TTL) > 0 ? LONGEST_TTL : ttl;
            fields.put("ttl_sec", Math.max(1, bounded.plusMillis(999).toSeconds()));
        }
        return this;
    }

    public ReportFields label(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            labels.put(name, value);
        }
        return this;
    }

    public ReportFields detail(String name, @Nullable String value) {
        return detail(name, value == null || value.isEmpty() ? null : TextNode.valueOf(value));
    }

    public ReportFields detail(String name, @Nullable JsonNode value) {
        boolean isEmpty = value == null
                || value.isNull()
                || value.isMissingNode()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.textValue().isEmpty());
        if (!isEmpty) {
            details.set(name, value);
        }
        return this;
    }

    /** The report's body. */
    public ObjectNode fields() {
        if (!labels.isEmpty()) {
            fields.set("labels", labels);
        }
        if (!details.isEmpty()) {
            fields.set("details", details);
        }
        return fields;
    }

    private ReportFields text(String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            fields.put(field, value);
        }
        return this;
    }
}
