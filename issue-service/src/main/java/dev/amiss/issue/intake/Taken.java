package dev.amiss.issue.intake;

import org.jspecify.annotations.Nullable;

/**
 * What became of one report of many; one of the two is null.
 *
 * @param result what it led to
 * @param refused why it was not taken
 */
public record Taken(@Nullable IntakeResult result, @Nullable UnreadableReportException refused) {}
