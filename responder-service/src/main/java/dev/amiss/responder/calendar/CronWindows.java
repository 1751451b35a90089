package dev.amiss.responder.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** A window at each time of a cron expression; windows that touch or overlap are one. */
public final class CronWindows implements Timetable {
    /** As many windows at most are looked through for a break between two. */
    private static final int MOST_JOINED = 400;

    private final CronTimes times;
    private final Duration length;

    private CronWindows(CronTimes times, Duration length) {
        this.times = times;
        this.length = length;
    }

    /** @throws InvalidCalendarException when it is no such expression, its time never comes, or its windows never end */
    public static CronWindows of(String expression, ZoneId zone, Duration length, Instant now) {
        var windows = new CronWindows(new CronTimes(expression, zone), length);
        if (windows.times.after(now).isEmpty()) {
            throw new InvalidCalendarException("must have a time that comes, and '" + expression + "' never does");
        }
        if (!windows.hasBreakAfter(now)) {
            throw new InvalidCalendarException("must leave time between its windows, and with this duration_sec one"
                    + " begins before the other ends, for ever");
        }
        return windows;
    }

    /** One that {@link #of} has accepted before. */
    public static CronWindows stored(String expression, ZoneId zone, Duration length) {
        return new CronWindows(new CronTimes(expression, zone), length);
    }

    private boolean hasBreakAfter(Instant now) {
        Instant last = times.after(now).orElseThrow();
        for (int joined = 0; joined < MOST_JOINED; joined++) {
            Optional<Instant> next = times.after(last);
            if (next.isEmpty() || next.get().isAfter(last.plus(length))) {
                return true;
            }
            last = next.get();
        }
        return false;
    }

    @Override
    public Optional<Window> at(Instant moment) {
        return times.after(moment.minus(length)).map(this::joined);
    }

    private Window joined(Instant start) {
        Instant last = start;
        for (int joined = 0; joined < MOST_JOINED; joined++) {
            Optional<Instant> next = times.after(last);
            if (next.isEmpty() || next.get().isAfter(last.plus(length))) {
                break;
            }
            last = next.get();
        }
        return new Window(start, last.plus(length));
    }
}
