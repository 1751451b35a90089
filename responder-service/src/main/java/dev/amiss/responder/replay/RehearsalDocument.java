package dev.amiss.responder.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.RecordRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of a rehearsal, for the API's description; it is read field by field, so that all errors are named. */
@Schema(description = "Responders, what happens to issues that are made up, and until when to look")
record RehearsalDocument(
        @Schema(description = "as POST /api/v1/responders takes them; 1 to 100", type = SchemaType.ARRAY)
        List<Object> responders,

        @Schema(description = "in order of time, at most 10,000")
        List<Event> events,

        @Schema(description = "the last second that is looked at, counted from the start; 30 days at most")
        BigDecimal untilSec,

        @Schema(description = "when the clock stands at 0; a Monday", defaultValue = "2026-01-05T00:00:00Z") @Nullable
        Instant startsAt) {
    /** What happens to an issue. */
    @Schema(
            name = "RehearsedEvent",
            description = "A report of an issue, or a name and the status that the issue of that name gets")
    record Event(
            @Schema(description = "seconds from the start") BigDecimal atSec,
            @Nullable Report issue,
            @Nullable String name,

            @Schema(enumeration = {"open", "acknowledged", "resolved", "wont_fix"}) @Nullable
            String status) {}

    /** As issue-service takes it. */
    @Schema(name = "RehearsedReport", description = "Opens an issue, or is folded into the one of the same key")
    record Report(
            String name,

            @Schema(
                    enumeration = {"info", "warning", "error", "critical"},
                    defaultValue = "error")
            @Nullable
            String severity,

            @Nullable Map<String, String> labels,
            @Schema(type = SchemaType.OBJECT) @Nullable JsonNode details,
            @Nullable String source,
            @Nullable RecordRef record,
            @Nullable String dedupKey) {}
}
