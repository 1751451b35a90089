/**
 * Times of the calendar as people write them: cron expressions and hours of the week in a time zone. In comes what was
 * written and a moment; out goes the window that holds then, or the next one. Pure: the same moment always gives the same
 * window, whichever replica asks, and a change to or from summer time neither loses a window nor doubles it.
 */
@NullMarked
package dev.amiss.responder.calendar;

import org.jspecify.annotations.NullMarked;
