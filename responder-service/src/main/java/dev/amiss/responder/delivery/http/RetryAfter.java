package dev.amiss.responder.delivery.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After}: seconds, or a date of HTTP. */
final class RetryAfter {
    private RetryAfter() {}

    /** How long to wait; null when the header says nothing that can be understood. */
    static @Nullable Duration parse(String header, Clock clock) {
        try {
            if (header.strip().matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(header.strip()));
            }
            ZonedDateTime at = ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), at.toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
