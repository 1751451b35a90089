package dev.amiss.bench.intake;

import dev.amiss.bench.harness.Bench;
import dev.amiss.bench.harness.Goal;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.harness.Question;
import dev.amiss.bench.harness.Rounds;
import dev.amiss.bench.load.LoadResult;
import dev.amiss.bench.load.RequestSource;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code POST /api/v1/issues} with new names, one report a request, against inserts of one such row each. Where more
 * connections report than insert, how far the slowest answers lie from the usual ones is asked as well.
 */
public final class SingleIntake implements Measure {
    private final int connections;
    private final int clients;
    private final Question rate;
    private final Question tail;

    public SingleIntake(int connections, int clients, double goal) {
        this.connections = connections;
        this.clients = clients;
        this.rate = new Question(
                "POST issues, %d connections / INSERT, %d clients".formatted(connections, clients),
                "1/s",
                Goal.ratioAtLeast(goal));
        this.tail = new Question(
                "POST issues, %d connections, p99 / p50".formatted(connections), "ms", Goal.ratioAtMost(3));
    }

    @Override
    public String name() {
        return "intake-" + connections;
    }

    @Override
    public List<Question> questions() {
        return asksForTail() ? List.of(rate, tail) : List.of(rate);
    }

    private boolean asksForTail() {
        return connections > clients;
    }

    @Override
    public void run(Bench bench) throws Exception {
        ReferenceTable.create(bench.amiss());
        RequestSource reports =
                RequestSource.post(bench.amiss().issueUrl(), "/api/v1/issues", "application/json", Reports::fresh);
        double seconds = bench.settings().seconds();
        bench.warmUp("intake", warmUp -> bench.http().closed(connections, warmUp, reports));
        bench.http().closed(connections, seconds, reports);
        List<LoadResult> ours = new ArrayList<>();
        List<LoadResult> theirs = new ArrayList<>();
        double[] medians = Rounds.medians(
                bench.settings().rounds(),
                () -> noted(ours, bench.http().closed(connections, seconds, reports)),
                () -> noted(
                        theirs,
                        bench.sql()
                                .closed(
                                        ReferenceTable.DATABASE,
                                        clients,
                                        seconds,
                                        ReferenceTable.insert(1),
                                        () -> ReferenceTable.rows(1))));
        double p50 = median(ours, 50);
        double p99 = median(ours, 99);
        bench.answer(
                rate,
                medians[0],
                medians[1],
                "p50 %.1f ms, p99 %.1f ms; INSERT p50 %.1f ms, p99 %.1f ms"
                        .formatted(p50, p99, median(theirs, 50), median(theirs, 99)));
        if (asksForTail()) {
            bench.answer(tail, p99, p50, null);
        }
    }

    private static double noted(List<LoadResult> results, LoadResult result) {
        results.add(result);
        return result.rate();
    }

    private static double median(List<LoadResult> results, double percentile) {
        return Rounds.median(results, result -> result.millis(percentile));
    }
}
