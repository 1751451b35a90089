package dev.amiss.issue.imported;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of an import; {@link ImportReader} reads it. */
public record ImportRequest(
        @Schema(maxItems = ImportReader.MOST_ISSUES) List<Element> issues) {
    /** An issue as the other system kept it. */
    @Schema(name = "ImportedIssue")
    public record Element(
            String origin,
            String name,

            @Schema(description = "what is known of it, any object") @Nullable
            Map<String, Object> details,

            @Schema(enumeration = {"info", "warning", "error", "critical"}) @Nullable
            String severity,

            @Nullable Map<String, String> labels,
            @Nullable String source,
            @Nullable Record record,

            @Schema(enumeration = {"open", "acknowledged", "resolved", "wont_fix"}) @Nullable
            String status,

            Instant opened_at,
            @Nullable Instant last_seen_at,
            @Nullable Long occurrences,
            @Nullable Instant acknowledged_at,
            @Nullable Instant resolved_at,

            @Schema(maxItems = ImportReader.MOST_LINES) @Nullable
            List<Line> history) {}

    /** The record that the issue is about. */
    @Schema(name = "ImportedRecord")
    public record Record(@Nullable String type, String id) {}

    /** A line of its history. */
    @Schema(name = "ImportedHistoryLine")
    public record Line(
            Instant at,
            String kind,
            String summary,
            @Nullable Map<String, Object> data) {}
}
