package dev.amiss.assertion.check.model;

import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.Finding;
import dev.amiss.assertion.datasource.QueryFailed;
import dev.amiss.assertion.records.RecordRules;
import dev.amiss.assertion.records.RecordSet;
import dev.amiss.assertion.records.RecordSpool;
import dev.amiss.assertion.records.RecordTally;
import dev.amiss.model.function.CheckOutcome.CouldNotRun;

/** Judges each record of a model. */
record ModelCheck(RecordSource source, String recordType, RecordRules rules, RecordSet recordSet) implements Check {
    private static final int SPOOLED_IN_MEMORY = 1 << 20;

    @Override
    public Finding run(CheckRun run) throws InterruptedException {
        RecordSpool spool = new RecordSpool(SPOOLED_IN_MEMORY);
        boolean complete = false;
        try {
            RecordTally tally = new RecordTally(spool);
            source.judge(run, tally);
            complete = true;
            return new Finding.Records(
                    recordSet.findings(new RecordSet.Owner(run.assertionId(), recordType, rules), tally, spool));
        } catch (IncompleteRun e) {
            return couldNotRun(e.outcome());
        } catch (QueryFailed e) {
            return couldNotRun(e.outcome());
        } finally {
            if (!complete) {
                spool.close();
            }
        }
    }

    /** Issues are about records of a type: of another type they are others. */
    @Override
    public String identity() {
        return "records of " + recordType + (rules.whole() ? " as a whole" : "");
    }

    private static Finding couldNotRun(CouldNotRun outcome) {
        return new Finding.Whole(outcome);
    }
}
