package dev.amiss.responder.responder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of a responder, for the API's description; it is read field by field, so that all errors are named. */
@Schema(description = "A responder; at least one of watch_pattern, severity, labels and when is required")
public record ResponderRequest(
        @Nullable String name,
        @Nullable String description,
        @Schema(defaultValue = "true") @Nullable Boolean enabled,

        @Schema(description = "RE2 syntax, matched from the start of the name and not to its end", maxLength = 512)
        @Nullable
        String watchPattern,

        @Schema(
                description = "at least this one",
                enumeration = {"info", "warning", "error", "critical"})
        @Nullable
        String severity,

        @Schema(description = "all must be equal") @Nullable Map<String, String> labels,

        @Schema(description = "a CEL expression over issue") @Nullable
        String when,

        @Schema(defaultValue = "false") @Nullable Boolean allowRetry,
        @Schema(defaultValue = "3600") @Nullable Double repeatEverySec,
        @Nullable String owner,
        @Nullable String runbookUrl,

        @Schema(description = "one message for many issues") @Nullable
        GroupRequest group,

        List<ActionRequest> actions) {
    /** What is made one message. */
    @Schema(name = "GroupRequest")
    public record GroupRequest(
            @Schema(
                    description = "what the issues have in common: severity, name, source, record.type, labels.x;"
                            + " empty for one group of all")
            @Nullable
            List<String> by,

            @Schema(description = "from the first issue to the message", defaultValue = "30") @Nullable
            Double waitSec,

            @Schema(description = "from message to message, at least", defaultValue = "300") @Nullable
            Double everySec) {}

    /** One action. */
    public record ActionRequest(
            @Schema(description = "keeps the action itself when the responder is replaced") @Nullable
            String id,

            @Schema(description = "one of GET /api/v1/responders/functions")
            String targetFunction,

            @Schema(description = "as the function's schema says; texts are templates over issue") @Nullable
            JsonNode functionKwargs,

            @Schema(defaultValue = "0") @Nullable Double delaySec,

            @Schema(
                    enumeration = {"created", "acknowledged", "resolved"},
                    defaultValue = "created")
            @Nullable
            String on,

            @Nullable List<String> cancelOn,

            @Schema(description = "hours within which it may run; due outside of them it is held") @Nullable
            OnlyBetweenRequest onlyBetween) {}

    /** Hours of the week. */
    public record OnlyBetweenRequest(
            @Schema(example = "09:00-17:00", defaultValue = "00:00-24:00") @Nullable
            String hours,

            @Schema(description = "all by default", example = "[\"mon\", \"tue\"]") @Nullable
            List<String> days,

            @Schema(defaultValue = "UTC", example = "Europe/Berlin") @Nullable
            String timeZone) {}
}
