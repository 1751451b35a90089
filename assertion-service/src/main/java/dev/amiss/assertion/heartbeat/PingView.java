package dev.amiss.assertion.heartbeat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ping as lists show it.
 *
 * @param number 1, 2, 3, … of its heartbeat
 * @param kind {@code success}, {@code start}, {@code fail}, {@code log} or {@code ignored}
 * @param runSec how long the run took that it ended; null when no start of it was told
 * @param event the attributes of the CloudEvent that it was; null when it was none
 * @param body its first 10,000 bytes; null for none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PingView(
        long number,
        Instant at,
        String kind,
        @Nullable Integer exitCode,
        @Nullable String rid,
        @Nullable Double runSec,
        String method,
        @Nullable String userAgent,
        @Nullable JsonNode event,
        @Nullable String body) {}
