package dev.amiss.assertion.records;

import org.jspecify.annotations.Nullable;

/**
 * A run over records in numbers.
 *
 * @param read how many there were
 * @param failing how many fail now
 * @param erring how many could not be judged and keep the state that they had
 * @param appeared how many of the failing ones were reported by this run
 * @param recovered how many were reported as recovered by this run
 * @param firstError why the first erring one could not be judged; null when there is none
 */
public record RecordTotals(
        long read,
        long failing,
        long erring,
        long appeared,
        long recovered,
        @Nullable String firstError) {
    /** Whether none of the records could be judged, so that the check itself seems wrong. */
    public boolean noneCouldBeJudged() {
        return read > 0 && erring == read;
    }
}
