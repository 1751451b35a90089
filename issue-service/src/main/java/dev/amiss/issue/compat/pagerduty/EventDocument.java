package dev.amiss.issue.compat.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of an event, for the API's description; it is read field by field. */
@Schema(name = "PagerDutyEvent", description = "An event as PagerDuty's Events API v2 has it")
record EventDocument(
        @Schema(description = "an access key") String routingKey,

        @Schema(
                description = "what happened",
                enumeration = {"trigger", "acknowledge", "resolve"})
        String eventAction,

        @Schema(description = "the key within its routing key; required but for trigger") @Nullable
        String dedupKey,

        @Schema(description = "required for trigger") @Nullable
        Payload payload,

        @Schema(description = "the monitoring system's name") @Nullable
        String client,

        @Schema(description = "its address") @Nullable String clientUrl) {
    /** What a trigger tells. */
    @Schema(name = "PagerDutyPayload")
    record Payload(
            @Schema(description = "the issue's name") String summary,

            @Schema(description = "where it was seen") @Nullable
            String source,

            @Schema(enumeration = {"info", "warning", "error", "critical"}) @Nullable
            String severity,

            @Schema(description = "when it was seen, RFC 3339") @Nullable
            String timestamp,

            @Schema(description = "what of it") @Nullable String component,

            @Schema(description = "what it belongs to") @Nullable
            String group,

            @Schema(name = "class", description = "what sort of event it is") @Nullable
            String className,

            @Schema(description = "anything else", type = SchemaType.OBJECT) @Nullable
            JsonNode customDetails) {}
}
