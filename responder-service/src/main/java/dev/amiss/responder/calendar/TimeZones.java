package dev.amiss.responder.calendar;

import java.time.DateTimeException;
import java.time.ZoneId;

/** Time zones by name. */
public final class TimeZones {
    private TimeZones() {}

    /** @throws InvalidCalendarException when there is none of that name */
    public static ZoneId of(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new InvalidCalendarException("must be a time zone's name, such as Europe/Berlin");
        }
    }
}
