package dev.amiss.assertion.heartbeat;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A sign of life as it came.
 *
 * @param rid which run it is about; null for the one that goes by no id
 * @param body null for none
 * @param event the attributes of the CloudEvent that it is; null when it is none
 * @param method such as {@code GET}, or {@code MAIL}
 * @param userAgent null when it gave none
 */
record Sign(
        Signal signal,
        @Nullable String rid,
        @Nullable String body,
        @Nullable JsonNode event,
        String method,
        @Nullable String userAgent) {
    /** The name under which lists show it. */
    String kind() {
        if (signal instanceof Signal.Start) {
            return "start";
        }
        if (signal instanceof Signal.Log) {
            return "log";
        }
        if (signal instanceof Signal.Ignored) {
            return "ignored";
        }
        return ((Signal.End) signal).success() ? "success" : "fail";
    }
}
