package dev.amiss.responder.silence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of a silence, for the API's description; it is read field by field, so that all errors are named. */
@Schema(
        description = "A silence; at least one of watch_pattern, severity, labels and when is required, or everything."
                + " Either ends_at, or cron and duration_sec")
record SilenceRequest(
        @Schema(description = "RE2 syntax, matched from the start of the name and not to its end", maxLength = 512)
        @Nullable
        String watchPattern,

        @Schema(description = "one of these; of info, warning, error, critical") @Nullable
        List<String> severity,

        @Schema(description = "all must be equal") @Nullable Map<String, String> labels,

        @Schema(description = "a CEL expression over issue") @Nullable
        String when,

        @Schema(description = "true mutes all actions; no other matcher goes with it") @Nullable
        Boolean everything,

        @Schema(description = "now by default") @Nullable Instant startsAt,
        @Nullable Instant endsAt,

        @Schema(description = "five fields: when each window begins", example = "0 22 * * SAT") @Nullable
        String cron,

        @Schema(description = "how long each window lasts") @Nullable
        Double durationSec,

        @Schema(description = "of the cron expression; UTC unless said", example = "Europe/Berlin") @Nullable
        String timeZone,

        String comment) {}
