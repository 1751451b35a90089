package dev.amiss.bench.responding;

import dev.amiss.bench.harness.Bench;
import dev.amiss.bench.harness.Goal;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.harness.Question;
import dev.amiss.bench.harness.Rounds;
import dev.amiss.bench.subject.RunningAmiss;
import dev.amiss.bench.subject.Sql;
import dev.amiss.bench.subject.Waiting;
import java.time.Duration;
import java.util.List;

/**
 * A hundred thousand {@code log} actions that are due, each with its attempt, its delivery and its event on the issue's
 * timeline, against as many one-time tasks of db-scheduler that do nothing.
 */
public final class DueActions implements Measure {
    private static final int DUE = 100_000;
    private static final Question DUE_A_SECOND = new Question(
            "due log actions carried out / db-scheduler, lock and fetch, 32 threads", "1/s", Goal.ratioAtLeast(1));

    @Override
    public String name() {
        return "due-actions";
    }

    @Override
    public List<Question> questions() {
        return List.of(DUE_A_SECOND);
    }

    @Override
    public void run(Bench bench) throws Exception {
        int due = bench.settings().quick() ? DUE / 20 : DUE;
        PendingActions pending = new PendingActions(bench.amiss());
        pending.create(due);
        carryOut(bench.amiss(), pending, due / 10);
        double[] medians = Rounds.medians(
                bench.settings().quick() ? 1 : 2,
                () -> carryOut(bench.amiss(), pending, due),
                () -> DbScheduler.perSecond(bench.amiss(), due));
        bench.answer(DUE_A_SECOND, medians[0], medians[1], "%,d due".formatted(due));
    }

    private static double carryOut(RunningAmiss amiss, PendingActions pending, int count) throws Exception {
        pending.makeDue(count);
        double seconds = Waiting.until(
                count + " actions being carried out",
                Duration.ofMinutes(3),
                Duration.ofMillis(100),
                () -> Sql.text(amiss, Responders.DATABASE, PendingActions.ANY_DUE)
                        .equals("f"));
        return count / seconds;
    }
}
