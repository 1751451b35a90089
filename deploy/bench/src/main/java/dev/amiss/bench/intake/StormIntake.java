package dev.amiss.bench.intake;

import dev.amiss.bench.harness.Bench;
import dev.amiss.bench.harness.Goal;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.harness.Question;
import dev.amiss.bench.harness.Rounds;
import dev.amiss.bench.load.RequestSource;
import java.util.List;

/** A storm: all reports under one name, against reports that each have a new one. */
public final class StormIntake implements Measure {
    private static final int CONNECTIONS = 64;
    private static final Question STORM = new Question(
            "POST issues, one name for all / new names, %d connections".formatted(CONNECTIONS),
            "1/s",
            Goal.ratioAtLeast(2.5));

    @Override
    public String name() {
        return "intake-storm";
    }

    @Override
    public List<Question> questions() {
        return List.of(STORM);
    }

    @Override
    public void run(Bench bench) throws Exception {
        String base = bench.amiss().issueUrl();
        byte[] always = Reports.report("the one problem that all see");
        RequestSource storm = RequestSource.post(base, "/api/v1/issues", "application/json", () -> always);
        RequestSource fresh = RequestSource.post(base, "/api/v1/issues", "application/json", Reports::fresh);
        double seconds = bench.settings().seconds();
        bench.warmUp("intake", warmUp -> bench.http().closed(CONNECTIONS, warmUp, fresh));
        bench.http().closed(CONNECTIONS, seconds, storm);
        double[] medians = Rounds.medians(
                bench.settings().rounds(),
                () -> bench.http().closed(CONNECTIONS, seconds, storm).rate(),
                () -> bench.http().closed(CONNECTIONS, seconds, fresh).rate());
        bench.answer(STORM, medians[0], medians[1], null);
    }
}
