package dev.amiss.bench.responding;

import dev.amiss.bench.harness.Bench;
import dev.amiss.bench.harness.Goal;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.harness.Question;
import dev.amiss.bench.subject.RunningAmiss;
import dev.amiss.bench.subject.Sql;
import dev.amiss.bench.subject.Waiting;
import java.time.Duration;
import java.util.List;

/** How late actions start that become due at 500 a second while a million more wait for later. */
public final class DueLag implements Measure {
    private static final int PER_SECOND = 500;
    private static final int WAITING = 1_000_000;
    private static final Question LAG =
            new Question("lag of due actions at 500/s with 1,000,000 pending, p99", "ms", Goal.atMost(250));
    private static final String LAGS = """
            SELECT percentile_disc(%s) WITHIN GROUP (ORDER BY extract(epoch FROM started_at - due_at) * 1000)
            FROM action WHERE id > %d AND status = 'succeeded'""";

    private static final String BY_SECOND = """
            SELECT string_agg(lag::text, ' ' ORDER BY second) FROM (
                SELECT date_trunc('second', due_at) AS second,
                    percentile_disc(0.99) WITHIN GROUP (ORDER BY round(extract(epoch FROM started_at - due_at) * 1000)) AS lag
                FROM action WHERE id > %d AND status = 'succeeded' GROUP BY 1) s""";

    @Override
    public String name() {
        return "due-lag";
    }

    @Override
    public List<Question> questions() {
        return List.of(LAG);
    }

    @Override
    public void run(Bench bench) throws Exception {
        RunningAmiss amiss = bench.amiss();
        int waiting = bench.settings().size(WAITING);
        PendingActions pending = new PendingActions(amiss);
        pending.create(10_000);
        pending.add(waiting);
        Sql.execute(amiss, Responders.DATABASE, "VACUUM ANALYZE action", "CHECKPOINT");
        long before = Responders.lastAction(amiss);
        int due = PER_SECOND * (bench.settings().quick() ? 5 : 20);
        pending.makeDueEvenly(due, PER_SECOND);
        Waiting.until(
                "the due actions",
                Duration.ofMinutes(1),
                Duration.ofMillis(500),
                () -> Sql.number(
                                amiss,
                                Responders.DATABASE,
                                "SELECT count(*) FROM action WHERE id > " + before + " AND status = 'succeeded'")
                        >= due);
        bench.answer(
                LAG,
                Sql.number(amiss, Responders.DATABASE, LAGS.formatted("0.99", before)),
                Double.NaN,
                "p50 %d ms, %,d pending, p99 of each second: %s"
                        .formatted(
                                Sql.number(amiss, Responders.DATABASE, LAGS.formatted("0.5", before)),
                                waiting,
                                Sql.text(amiss, Responders.DATABASE, BY_SECOND.formatted(before))));
        Sql.execute(
                amiss,
                Responders.DATABASE,
                "DELETE FROM action WHERE status = 'pending' AND id > " + pending.original());
    }
}
