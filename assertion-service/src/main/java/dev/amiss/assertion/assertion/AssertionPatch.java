package dev.amiss.assertion.assertion;

import dev.amiss.assertion.assertion.AssertionRequest.FlappingRequest;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of a change of an assertion, for the API's description: a merge patch of its definition. */
@Schema(description = "What is to be changed of an assertion; null takes a field away, what is absent stays")
record AssertionPatch(
        @Schema(description = "unique; the issue is named so", maxLength = 512) @Nullable
        String name,

        @Schema(description = "those of its fields that change") @Nullable
        Map<String, Object> check,

        @Nullable Integer everySec,

        @Schema(example = "0 6 * * *") @Nullable String cron,

        @Schema(description = "of the cron expression", example = "Europe/Berlin") @Nullable
        String timeZone,

        @Schema(description = "seconds after which a run is broken off; by type unless said") @Nullable
        Integer timeoutSec,

        @Nullable Integer failAfter,
        @Nullable Integer recoverAfter,
        @Nullable Integer retryEverySec,

        @Schema(description = "how many changes are too many to tell each; 10 within an hour unless said") @Nullable
        FlappingRequest flapping,

        @Schema(description = "names or ids of assertions; what fails while one of these does is not told") @Nullable
        List<Object> dependsOn,

        @Schema(
                description = "of the issue",
                enumeration = {"info", "warning", "error", "critical"})
        @Nullable
        String severity,

        @Schema(description = "of the issue") @Nullable Map<String, String> labels,
        @Nullable String owner,
        @Nullable String runbookUrl,
        @Nullable Boolean enabled) {}
