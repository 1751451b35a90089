package dev.amiss.assertion.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.assertion.records.RecordTotals;
import dev.amiss.assertion.run.Standing.Settled;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run and what follows from it.
 *
 * @param outcome as {@link ResultView#outcome}
 * @param told of the assertion as a whole; empty for nothing
 * @param totals of a check of records; null for any other, and when no record was looked at
 * @param dueAgain when to look again; null leaves it to the schedule
 */
record RunRecord(
        Instant startedAt,
        Instant finishedAt,
        String outcome,
        Standing after,
        String reason,
        Optional<Told> told,
        @Nullable JsonNode details,
        @Nullable RecordTotals totals,
        @Nullable Instant dueAgain,
        Aftermath aftermath) {
    /** Whether nothing of it fails. */
    boolean isCalm() {
        return after.failsInRow() == 0 && after.settled() != Settled.FAILING;
    }
}
