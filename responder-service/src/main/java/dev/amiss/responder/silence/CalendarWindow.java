package dev.amiss.responder.silence;

import dev.amiss.responder.calendar.Window;

/**
 * A time in which a silence was, is or will be in force.
 *
 * @param isRecurring whether it comes again and again
 */
public record CalendarWindow(long silenceId, String comment, Window window, boolean isRecurring) {}
