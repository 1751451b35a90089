package dev.amiss.assertion.check.sql;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.Evidence;
import dev.amiss.assertion.check.Finding;
import dev.amiss.assertion.datasource.Query;
import dev.amiss.assertion.datasource.QueryFailed;
import dev.amiss.model.function.CheckOutcome.Failed;
import dev.amiss.model.function.CheckOutcome.Passed;
import java.util.Optional;

/**
 * Asks a query for its first rows.
 *
 * @param query empty only when the configuration was refused
 * @param expectsRows whether rows are wanted rather than none
 * @param evidence what of the rows is shown
 */
record SqlCheck(Optional<Query> query, boolean expectsRows, Evidence evidence) implements Check {
    private static final int SHOWN = 10;

    @Override
    public Finding run(CheckRun run) throws InterruptedException {
        Query asked = query.orElseThrow();
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        try {
            asked.source()
                    .read(
                            asked.sql(),
                            run.timeout(),
                            row -> rows.add(evidence.of(row.forPeople())).size() <= SHOWN);
        } catch (QueryFailed e) {
            return new Finding.Whole(e.outcome());
        }
        boolean more = rows.size() > SHOWN;
        if (more) {
            rows.remove(SHOWN);
        }
        boolean passed = rows.isEmpty() != expectsRows;
        ObjectNode details = JsonNodeFactory.instance
                .objectNode()
                .put("expected", expectsRows ? "rows" : "no rows")
                .put("more", more);
        details.set("rows", rows);
        return new Finding.Whole(passed ? new Passed(details) : new Failed(details));
    }
}
