package dev.amiss.assertion.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * Every so many seconds. The first run is at once, so that whoever creates an assertion soon sees whether it works; from
 * then on each assertion keeps to a phase of its own, a hash of its id, so that a thousand created together do not run
 * together.
 *
 * @param every at least a second
 */
public record IntervalSchedule(Duration every) implements Schedule {
    public IntervalSchedule {
        if (every.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("every must be at least one second, was " + every);
        }
    }

    @Override
    public Start start(long assertionId, Instant now) {
        long period = every.toMillis();
        long phase = Long.remainderUnsigned(mix(assertionId), period);
        long sinceSlot = Math.floorMod(now.toEpochMilli() - phase, period);
        return new Start(now, now.plusMillis(period - sinceSlot));
    }

    @Override
    public Instant next(Instant planned, Instant now) {
        if (planned.isAfter(now)) {
            return planned;
        }
        long period = every.toMillis();
        long rounds = Duration.between(planned, now).toMillis() / period + 1;
        return planned.plusMillis(rounds * period);
    }

    @Override
    public Instant roundEnd(Instant since) {
        return since.plus(every);
    }

    /** The finalizer of SplitMix64: neighbouring ids land far apart. */
    private static long mix(long id) {
        long z = id + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
