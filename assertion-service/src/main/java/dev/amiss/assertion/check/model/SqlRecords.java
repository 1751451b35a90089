package dev.amiss.assertion.check.model;

import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.Evidence;
import dev.amiss.assertion.datasource.Query;
import dev.amiss.assertion.datasource.QueryFailed;
import dev.amiss.assertion.datasource.Row;
import dev.amiss.assertion.expression.Expression;
import dev.amiss.assertion.expression.ExpressionValues;
import dev.amiss.assertion.expression.Verdict;
import dev.amiss.assertion.expression.sql.SqlType;
import dev.amiss.assertion.records.RecordTally;
import dev.amiss.model.function.FailureReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of a query, judged by an expression over {@code record} and {@code now}. What of the expression the database
 * itself can decide it does, so that of many rows that pass only their number comes here.
 *
 * @param key the column with the record's id
 * @param evidence what of a failing record is shown
 */
record SqlRecords(Query query, String key, Expression passes, Evidence evidence) implements RecordSource {
    @Override
    public void judge(CheckRun run, RecordTally tally) throws IncompleteRun, QueryFailed, InterruptedException {
        List<String> lacks = new ArrayList<>();
        long passing = query.source()
                .readExcept(query.sql(), columns -> condition(columns, run.now()), run.timeout(), row -> {
                    Optional<String> missing = missing(row.columns().keySet());
                    missing.ifPresentOrElse(lacks::add, () -> judge(row, run.now(), tally));
                    return missing.isEmpty();
                });
        tally.pass(passing);
        if (!lacks.isEmpty()) {
            throw new IncompleteRun(FailureReason.INVALID, lacks.get(0));
        }
    }

    /** Rows that pass; where the configuration does not fit the columns all rows come here, the first of which says so. */
    private Optional<String> condition(Map<String, SqlType> columns, Instant now) {
        return missing(columns.keySet()).isEmpty() ? passes.asCondition(columns, now) : Optional.empty();
    }

    /** Why the configuration does not fit the columns. */
    private Optional<String> missing(Set<String> columns) {
        if (!columns.contains(key)) {
            return Optional.of("The records have no column '" + key + "', which check.key names.");
        }
        return evidence.columns().stream()
                .filter(name -> !columns.contains(name))
                .findFirst()
                .map(name -> "The records have no column '" + name + "', which check.details_columns names.");
    }

    private void judge(Row row, Instant now, RecordTally tally) {
        Optional<String> id = row.text(key);
        Verdict verdict = passes.evaluate(Map.of("record", row.forExpressions(), "now", ExpressionValues.time(now)));
        if (verdict instanceof Verdict.Holds) {
            tally.passes();
        } else if (verdict instanceof Verdict.Erred erred) {
            tally.errs(id.orElse(null), erred.reason());
        } else if (id.isPresent()) {
            tally.fails(id.get(), () -> evidence.of(row.forPeople()));
        } else {
            tally.errs(null, "its " + key + " is NULL");
        }
    }
}
