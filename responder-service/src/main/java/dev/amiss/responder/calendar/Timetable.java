package dev.amiss.responder.calendar;

import java.time.Instant;
import java.util.Optional;

/** Windows of time, one or many. Immutable. */
public sealed interface Timetable permits OneWindow, CronWindows {
    /** The window that holds at that moment, else the next one; empty when none comes any more. */
    Optional<Window> at(Instant moment);
}
