package dev.amiss.assertion.assertion;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of an assertion, for the API's description; {@link DefinitionReader} reads it, so that all errors are named. */
@Schema(description = "An assertion; every_sec or cron is required")
record AssertionRequest(
        @Schema(description = "unique; the issue is named so", maxLength = 512)
        String name,

        CheckRequest check,
        @Nullable Integer everySec,

        @Schema(example = "0 6 * * *") @Nullable String cron,

        @Schema(description = "of the cron expression; UTC unless said", example = "Europe/Berlin") @Nullable
        String timeZone,

        @Schema(description = "seconds after which a run is broken off; by type unless said") @Nullable
        Integer timeoutSec,

        @Schema(defaultValue = "1") @Nullable Integer failAfter,
        @Schema(defaultValue = "1") @Nullable Integer recoverAfter,
        @Nullable Integer retryEverySec,

        @Schema(description = "how many changes are too many to tell each; 10 within an hour unless said") @Nullable
        FlappingRequest flapping,

        @Schema(description = "names or ids of assertions; what fails while one of these does is not told") @Nullable
        List<Object> dependsOn,

        @Schema(
                description = "of the issue",
                enumeration = {"info", "warning", "error", "critical"},
                defaultValue = "error")
        @Nullable
        String severity,

        @Schema(description = "of the issue") @Nullable Map<String, String> labels,
        @Nullable String owner,
        @Nullable String runbookUrl,
        @Schema(defaultValue = "true") @Nullable Boolean enabled) {
    /** How many changes are too many. */
    @Schema(name = "FlappingRequest")
    record FlappingRequest(
            @Schema(description = "how many changes; 0 for never too many; 10 unless said") @Nullable
            Integer changes,

            @Schema(description = "seconds within which they are counted; 3600 unless said") @Nullable
            Integer withinSec) {}
}
