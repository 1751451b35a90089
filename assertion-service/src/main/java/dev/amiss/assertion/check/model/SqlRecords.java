package dev.amiss.assertion.check.model;

import dev.amiss.assertion.records.RecordTally;
import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.datasource.Query;
import dev.amiss.assertion.datasource.QueryFailed;
import dev.amiss.assertion.datasource.Row;
import dev.amiss.assertion.expression.Expression;
import dev.amiss.assertion.expression.ExpressionValues;
import dev.amiss.assertion.expression.Verdict;
import dev.amiss.model.function.FailureReason;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a query, judged by an expression over {@code record} and {@code now}.
 *
 * @param key the column with the record's id
 */
record SqlRecords(Query query, String key, Expression passes) implements RecordSource {
    @Override
    public void judge(CheckRun run, RecordTally tally) throws IncompleteRun, QueryFailed, InterruptedException {
        boolean[] hasKey = {true};
        query.source().read(query.sql(), run.timeout(), row -> {
            hasKey[0] = row.columns().containsKey(key);
            if (hasKey[0]) {
                judge(row, run.now(), tally);
            }
            return hasKey[0];
        });
        if (!hasKey[0]) {
            throw new IncompleteRun(
                    FailureReason.INVALID, "The records have no column '" + key + "', which check.key names.");
        }
    }

    private void judge(Row row, Instant now, RecordTally tally) {
        Optional<String> id = row.text(key);
        Verdict verdict = passes.evaluate(Map.of("record", row.forExpressions(), "now", ExpressionValues.time(now)));
        if (verdict instanceof Verdict.Holds) {
            tally.passes();
        } else if (verdict instanceof Verdict.Erred erred) {
            tally.errs(id.orElse(null), erred.reason());
        } else if (id.isPresent()) {
            tally.fails(id.get(), row::forPeople);
        } else {
            tally.errs(null, "its " + key + " is NULL");
        }
    }
}
