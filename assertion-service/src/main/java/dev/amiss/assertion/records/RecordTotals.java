package dev.amiss.assertion.records;

import dev.amiss.model.function.CheckOutcome;
import org.jspecify.annotations.Nullable;

/**
 * A run over records in numbers.
 *
 * @param read how many there were
 * @param counts the failing ones
 * @param erring how many could not be judged and keep the state that they had
 * @param appeared how many of the failing ones were reported by this run
 * @param recovered how many were reported as recovered by this run
 * @param unwell whether more fail than are tolerated
 * @param whole what is to be reported of all of them together; null when each is reported by itself
 * @param firstError why the first erring one could not be judged; null when there is none
 */
public record RecordTotals(
        long read,
        Counts counts,
        long erring,
        long appeared,
        long recovered,
        boolean unwell,
        @Nullable CheckOutcome whole,
        @Nullable String firstError) {
    /**
     * The failing records.
     *
     * @param failing how many failed often enough to be believed, reported or not
     * @param reported how many of all have an issue
     * @param unreported how many have none
     * @param unsure how many have not yet failed, or passed, often enough to be believed
     * @param flapping how many records change so often that their issues stay open, failing now or not
     */
    public record Counts(long failing, long reported, long unreported, long unsure, long flapping) {}

    public long failing() {
        return counts.failing();
    }

    public long reported() {
        return counts.reported();
    }

    public long unreported() {
        return counts.unreported();
    }

    public long unsure() {
        return counts.unsure();
    }

    public long flapping() {
        return counts.flapping();
    }

    /** Whether none of the records could be judged, so that the check itself seems wrong. */
    public boolean noneCouldBeJudged() {
        return read > 0 && erring == read;
    }
}
