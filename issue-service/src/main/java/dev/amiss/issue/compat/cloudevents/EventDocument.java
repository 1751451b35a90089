package dev.amiss.issue.compat.cloudevents;

import dev.amiss.model.Report;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of an event, for the API's description; it is read field by field. */
@Schema(name = "CloudEvent", description = "A CloudEvent 1.0 whose data is a report")
record EventDocument(
        @Schema(description = "with source it makes a repeat harmless")
        String id,

        @Schema(description = "where it comes from, as a URI reference")
        String source,

        @Schema(description = "any type", example = "dev.amiss.report")
        String type,

        @Schema(enumeration = "1.0") String specversion,

        @Schema(description = "when it happened") @Nullable Instant time,

        @Schema(description = "application/json when absent") @Nullable
        String datacontenttype,

        @Schema(description = "the report; or data_base64") @Nullable
        Report data,

        @Schema(description = "the report as JSON in base64, instead of data") @Nullable
        String dataBase64) {}
