package dev.amiss.responder.silence;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Until when a silence is prolonged, for the API's description; {@link Prolongation} reads it. */
@Schema(description = "One of the two")
record ProlongRequest(
        @Schema(description = "later than the present end, by a year at most") @Nullable
        Instant endsAt,

        @Schema(description = "seconds after the present end", minimum = "1") @Nullable
        Double bySec) {}
