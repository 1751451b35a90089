package dev.amiss.issue.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.RecordRef;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of a recovery, for the API's description; it is read as any report is. */
@Schema(description = "What is over: by dedup_key, or by name and record, as it was reported")
record RecoveryRequest(
        @Nullable String name,
        @Nullable RecordRef record,
        @Nullable String dedupKey,

        @Schema(description = "kept in the issue's history", type = SchemaType.OBJECT) @Nullable
        JsonNode details,

        @Schema(description = "when it was over; a recovery older than the last failure changes nothing") @Nullable
        Instant occurredAt) {}
