package dev.amiss.assertion.records;

import dev.amiss.assertion.report.Reporter;
import org.jdbi.v3.core.Handle;

/** What a complete run found, not yet compared with the run before. */
record SpooledFindings(RecordSet recordSet, RecordSet.Owner owner, RecordTally tally, RecordSpool spool)
        implements RecordFindings {
    @Override
    public RecordTotals settle(Handle handle, Reporter reporter, Patience patience) {
        RecordSet.Change change = recordSet.replace(handle, owner, spool, patience);
        change.publish(reporter);
        return new RecordTotals(
                tally.read(),
                change.failing(),
                tally.erring(),
                change.appeared(),
                change.recovered(),
                tally.firstError());
    }

    @Override
    public void close() {
        spool.close();
    }
}
