package dev.amiss.bench.large;

import dev.amiss.bench.harness.Bench;
import dev.amiss.bench.harness.Goal;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.harness.Question;
import dev.amiss.bench.harness.Rounds;
import dev.amiss.bench.intake.Reports;
import dev.amiss.bench.load.RequestSource;
import java.util.List;

/**
 * Intake into a table of a million live issues against intake into one of a thousand. Both tables take long to make, so
 * they take turns twice, with several rounds each.
 */
public final class LargeTableIntake implements Measure {
    private static final int CONNECTIONS = 64;
    private static final int LARGE = 1_000_000;
    private static final int SMALL = 1_000;
    private static final Question INTAKE =
            new Question("POST issues, 1,000,000 live issues / 1,000", "1/s", Goal.ratioAtLeast(0.85));

    @Override
    public String name() {
        return "large-intake";
    }

    @Override
    public List<Question> questions() {
        return List.of(INTAKE);
    }

    @Override
    public void run(Bench bench) throws Exception {
        int large = bench.settings().size(LARGE);
        double[] medians =
                Rounds.medians(bench.settings().quick() ? 1 : 2, () -> rate(bench, large), () -> rate(bench, SMALL));
        bench.answer(INTAKE, medians[0], medians[1], "%,d live issues".formatted(large));
    }

    private static double rate(Bench bench, int issues) throws Exception {
        ManyIssues.provide(bench.amiss(), issues);
        RequestSource reports =
                RequestSource.post(bench.amiss().issueUrl(), "/api/v1/issues", "application/json", Reports::fresh);
        return Rounds.medians(
                2,
                () -> bench.http()
                        .closed(CONNECTIONS, bench.settings().seconds(), reports)
                        .rate())[0];
    }
}
