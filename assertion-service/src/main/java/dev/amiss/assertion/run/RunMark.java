package dev.amiss.assertion.run;

import java.time.Instant;

/**
 * A run in short.
 *
 * @param outcome as in {@link ResultView}
 */
public record RunMark(long assertionId, String outcome, Instant startedAt, Instant finishedAt) {}
