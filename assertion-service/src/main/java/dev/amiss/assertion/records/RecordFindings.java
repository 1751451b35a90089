package dev.amiss.assertion.records;

import dev.amiss.assertion.report.Reporter;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What a complete run found of many records, waiting to be compared with the run before. Used by one thread. */
public interface RecordFindings extends AutoCloseable {
    /**
     * Makes this run's failing records the assertion's, and reports the changes.
     *
     * @param handle the caller's, in the transaction that keeps the run's result
     */
    RecordTotals settle(Handle handle, Reporter reporter, Terms terms);

    /** What the run found in numbers, before anything is made of it. */
    Preview preview();

    @Override
    void close();

    /** As {@link RecordTotals} counts them. */
    record Preview(
            long read, long failing, long erring, @Nullable String firstError) {}

    /**
     * How often in a row something must be seen before it is believed.
     *
     * @param failAfter at least 1
     * @param recoverAfter at least 1
     */
    record Patience(int failAfter, int recoverAfter) {}

    /**
     * When changes of one record are too many to be told one by one.
     *
     * @param changes so many within the time; 0: they are never too many
     */
    record Flapping(int changes, Duration within) {
        boolean isOff() {
            return changes == 0;
        }
    }

    /**
     * By what records are reported.
     *
     * @param withheld whether nothing that begins to fail may be reported yet
     * @param at when the run looked
     */
    record Terms(Patience patience, Flapping flapping, boolean withheld, Instant at) {}
}
