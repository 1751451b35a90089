package dev.amiss.assertion.records;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.report.Reporter;
import dev.amiss.model.function.CheckOutcome;
import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.CheckOutcome.Failed;
import dev.amiss.model.function.CheckOutcome.Passed;
import dev.amiss.model.function.FailureReason;
import dev.amiss.service.database.StoredJson;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What a complete run found, not yet compared with the run before. */
record SpooledFindings(RecordSet recordSet, RecordSet.Owner owner, RecordTally tally, RecordSpool spool)
        implements RecordFindings {
    private static final int SAMPLES = 10;

    @Override
    public RecordTotals settle(Handle handle, Reporter reporter, Terms terms) {
        long failing = recordSet.load(handle, owner, spool);
        boolean unwell = owner.rules().areTooMany(failing, tally.read());
        recordSet.replace(handle, owner, terms, !unwell);
        new RestlessRecords(handle, owner, terms).settle();
        new ChangeReports(handle, reporter, owner.recordType()).append();
        return new RecordTotals(
                tally.read(),
                recordSet.count(handle, owner, terms),
                tally.erring(),
                recordSet.countChanges(handle, true),
                recordSet.countChanges(handle, false),
                unwell,
                owner.rules().whole() ? whole(handle, failing, unwell) : null,
                tally.firstError());
    }

    @Override
    public Preview preview() {
        return new Preview(tally.read(), tally.failing(), tally.erring(), tally.firstError());
    }

    /** All records as one thing that passes or fails. */
    private CheckOutcome whole(Handle handle, long failing, boolean unwell) {
        if (tally.read() > 0 && tally.erring() == tally.read()) {
            return new CouldNotRun(FailureReason.INVALID, "None of the records could be judged: " + tally.firstError());
        }
        ObjectNode details = JsonNodeFactory.instance
                .objectNode()
                .put("failing_records", failing)
                .put("records", tally.read());
        if (tally.erring() > 0) {
            details.put("erring_records", tally.erring()).put("first_error", tally.firstError());
        }
        if (!unwell) {
            return new Passed(details);
        }
        List<RecordSet.Sample> samples = recordSet.samples(handle, owner, SAMPLES);
        ArrayNode shown = details.putArray("samples");
        for (RecordSet.Sample sample : samples) {
            ObjectNode one = shown.addObject().put("id", sample.recordId());
            if (sample.details() != null) {
                one.set("details", StoredJson.read(sample.details()));
            }
        }
        return new Failed(details.put("more", failing > samples.size()));
    }

    @Override
    public void close() {
        spool.close();
    }
}
