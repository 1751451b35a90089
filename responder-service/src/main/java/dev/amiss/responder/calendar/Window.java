package dev.amiss.responder.calendar;

import java.time.Duration;
import java.time.Instant;

/**
 * A span of time.
 *
 * @param startsAt included
 * @param endsAt excluded, later than {@code startsAt}
 */
public record Window(Instant startsAt, Instant endsAt) {
    public boolean contains(Instant moment) {
        return !moment.isBefore(startsAt) && moment.isBefore(endsAt);
    }

    public Duration length() {
        return Duration.between(startsAt, endsAt);
    }
}
