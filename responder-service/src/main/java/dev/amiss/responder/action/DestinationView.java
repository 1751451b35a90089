package dev.amiss.responder.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a destination fares.
 *
 * @param state of its circuit: {@code closed}, {@code open} while nothing is sent, {@code half_open} when the next attempt
 *     tells
 * @param since when it is open or, closed, when its attempts began to fail; null while all is well
 * @param nextAttemptAt when an attempt is let through an open circuit; null while it is closed
 * @param failures in a row
 * @param waiting actions that are due and wait for a place, or for the circuit
 * @param scheduled actions that are not due yet
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DestinationView(
        String destination,
        String state,
        @Nullable Instant since,
        @Nullable Instant nextAttemptAt,
        int failures,
        long waiting,
        long scheduled,
        long running,
        @Nullable LastError lastError) {
    /** How it failed last, be it well again since. */
    public record LastError(String reason, String message, Instant at) {}
}
