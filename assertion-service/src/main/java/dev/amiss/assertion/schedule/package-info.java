/**
 * When an assertion runs. What comes in is the time of the last planned run and the time now, what goes out is
 * the next planned time. Pure: the same times always give the same answer, however often the service was
 * restarted in between.
 */
@NullMarked
package dev.amiss.assertion.schedule;

import org.jspecify.annotations.NullMarked;
