package dev.amiss.responder.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of a replay, for the API's description; {@link ReplayRequest} is what is read. */
@Schema(description = "A responder, and the time to replay")
record ReplayDocument(
        @Schema(description = "as POST /api/v1/responders takes it, or the id of a stored one")
        JsonNode responder,

        @Schema(description = "7 days before its end by default") @Nullable
        Instant from,

        @Schema(description = "now by default") @Nullable Instant to) {}
