package dev.amiss.bench.intake;

import dev.amiss.bench.harness.Bench;
import dev.amiss.bench.harness.Goal;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.harness.Question;
import dev.amiss.bench.harness.Rounds;
import dev.amiss.bench.load.RequestSource;
import java.util.List;

/** Bulk requests of new reports, against inserts of many rows a statement. */
public final class BulkIntake implements Measure {
    private static final int CONNECTIONS = 4;
    private static final int REPORTS_A_REQUEST = 1_000;
    private static final Question BULK = new Question(
            "bulk NDJSON of 1,000, 4 connections / INSERT of 500 rows, 4 clients", "rows/s", Goal.ratioAtLeast(0.5));

    @Override
    public String name() {
        return "intake-bulk";
    }

    @Override
    public List<Question> questions() {
        return List.of(BULK);
    }

    @Override
    public void run(Bench bench) throws Exception {
        ReferenceTable.create(bench.amiss());
        RequestSource bulks = RequestSource.post(
                bench.amiss().issueUrl(),
                "/api/v1/issues/bulk",
                "application/x-ndjson",
                () -> Reports.lines(REPORTS_A_REQUEST));
        double seconds = bench.settings().seconds();
        bench.http().closed(CONNECTIONS, seconds, bulks);
        double[] medians = Rounds.medians(
                bench.settings().rounds(),
                () -> REPORTS_A_REQUEST
                        * bench.http().closed(CONNECTIONS, seconds, bulks).rate(),
                () -> ManyRows.perSecond(bench));
        bench.answer(BULK, medians[0], medians[1], null);
    }
}
