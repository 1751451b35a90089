package dev.amiss.issue.compat.icinga;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of a passive check result, for the API's description; it is read field by field. */
@Schema(
        name = "IcingaCheckResult",
        description = "A passive check result as Icinga 2 takes it; host, service or filter names its object")
record CheckDocument(
        @Schema(description = "Host or Service") @Nullable String type,
        @Schema(description = "the host's name") @Nullable String host,
        @Schema(description = "host!service") @Nullable String service,

        @Schema(description = "a filter that compares names for equality", example = "host.name==\"db1\"") @Nullable
        String filter,

        @Schema(description = "what the filter's variables stand for") @Nullable
        Map<String, String> filterVars,

        @Schema(description = "0 is a recovery, others are failures")
        int exitStatus,

        @Schema(description = "what the check said") @Nullable
        String pluginOutput,

        @Schema(description = "what it measured: a text or a list of texts") @Nullable
        JsonNode performanceData,

        @Schema(description = "what was run: a text or a list of texts") @Nullable
        JsonNode checkCommand,

        @Schema(description = "who checked") @Nullable String checkSource,

        @Schema(description = "seconds since 1970") @Nullable
        Double executionStart,

        @Schema(description = "seconds since 1970") @Nullable
        Double executionEnd,

        @Schema(description = "seconds after which it is over") @Nullable
        Double ttl) {}
