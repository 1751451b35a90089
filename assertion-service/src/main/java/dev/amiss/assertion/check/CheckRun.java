package dev.amiss.assertion.check;

import dev.amiss.assertion.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;

/**
 * What a run may know.
 *
 * @param now when the run began
 * @param timeout how long it may take in all
 */
public record CheckRun(long assertionId, Schedule schedule, Instant now, Duration timeout) {}
