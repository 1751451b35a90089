package dev.amiss.assertion.heartbeat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a program that must give signs of life.
 *
 * @param countingSince when the assertion was created or enabled
 * @param aliveSince since when pings could be taken without a break
 * @param runningSince when the oldest of its runs started whose end is waited for; null when there is none
 * @param lastPing null before the first
 * @param log what the program sent last for the record, null for nothing
 */
record Heartbeat(
        Instant countingSince,
        Instant aliveSince,
        long pings,
        @Nullable Instant runningSince,
        @Nullable Ping lastPing,
        @Nullable String log) {
    /**
     * A sign of life.
     *
     * @param success whether the program said that all is well
     * @param exitCode as the program gave it, null when it gave none
     * @param took from its start to this, null when it did not say that it started
     * @param body what it sent along, null for nothing
     */
    record Ping(
            Instant at,
            boolean success,
            @Nullable Integer exitCode,
            @Nullable Duration took,
            @Nullable String body) {}
}
