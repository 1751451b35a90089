package dev.amiss.issue.compat.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of a change event, for the API's description; it is read field by field. */
@Schema(name = "PagerDutyChange", description = "A change event as PagerDuty's Events API v2 has it")
record ChangeDocument(
        @Schema(description = "an access key") String routingKey,
        @Schema(description = "what was changed") Payload payload) {
    /** What was changed. */
    @Schema(name = "PagerDutyChangePayload")
    record Payload(
            @Schema(description = "what was changed, in a sentence")
            String summary,

            @Schema(description = "who or what changed it") @Nullable
            String source,

            @Schema(description = "when it happened, RFC 3339") @Nullable
            String timestamp,

            @Schema(description = "anything else", type = SchemaType.OBJECT) @Nullable
            JsonNode customDetails) {}
}
