package dev.amiss.responder.action;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** To when an action is put off, for the API's description; {@link Postponement} reads it. */
@Schema(description = "One of the two")
record PostponeRequest(
        @Schema(description = "a time in the future, at most ten years ahead") @Nullable
        Instant until,

        @Schema(description = "seconds after it would have run, or from now when that is over", minimum = "1") @Nullable
        Double bySec) {}
