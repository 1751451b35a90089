package dev.amiss.responder.action;

import java.time.Duration;
import java.time.Instant;

/**
 * Overdue actions of a changed responder: the first hundred at once, then a hundred a minute, so that a new responder
 * does not flood whoever it tells. Used by one thread.
 */
final class BackfillPace implements SchedulingService.Pace {
    static final int AT_ONCE = 100;
    private static final Duration APART = Duration.ofMinutes(1).dividedBy(100);

    private final Instant startedAt;
    private final Instant now;
    private long overdue;

    /** @param overdue how many were met since the backfill started */
    BackfillPace(Instant startedAt, Instant now, long overdue) {
        this.startedAt = startedAt;
        this.now = now;
        this.overdue = overdue;
    }

    @Override
    public Instant apply(Instant dueAt) {
        if (dueAt.isAfter(now)) {
            return dueAt;
        }
        long place = overdue++;
        return place < AT_ONCE ? dueAt : startedAt.plus(APART.multipliedBy(place - AT_ONCE + 1));
    }

    long overdue() {
        return overdue;
    }
}
