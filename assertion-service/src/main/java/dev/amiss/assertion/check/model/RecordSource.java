package dev.amiss.assertion.check.model;

import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.datasource.QueryFailed;
import dev.amiss.assertion.records.RecordTally;

/** Where judged records come from. Immutable, for use by many threads. */
interface RecordSource {
    /**
     * Judges all records, one after the other.
     *
     * @throws IncompleteRun when not all of them could be read; what was told before counts for nothing
     */
    void judge(CheckRun run, RecordTally tally) throws IncompleteRun, QueryFailed, InterruptedException;
}
