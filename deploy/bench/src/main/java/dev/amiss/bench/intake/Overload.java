package dev.amiss.bench.intake;

import dev.amiss.bench.footprint.Process;
import dev.amiss.bench.harness.Bench;
import dev.amiss.bench.harness.Goal;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.harness.Question;
import dev.amiss.bench.load.LoadResult;
import dev.amiss.bench.load.RequestSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Three times as many reports as issue-service takes, at a steady rate: what it takes stays in time, what it does not is
 * refused with 503, its memory stays, and it is as fast as before at once.
 */
public final class Overload implements Measure {
    private static final int TIMES = 3;
    private static final int USUAL = 64;
    private static final int CONNECTIONS = 1_000;
    private static final int UNAVAILABLE = 503;

    private final Question strange =
            new Question("overload, 3 times what it takes: answers neither 2xx nor 503", "answers", Goal.atMost(0));
    private final Question latency = new Question("overload, p99 of what was taken", "ms", Goal.atMost(2_000));
    private final Question memory = new Question("overload, resident memory of issue-service", "MB", Goal.atMost(450));
    private final Question back =
            new Question("right after the overload / before it, 64 connections", "1/s", Goal.ratioAtLeast(0.8));

    @Override
    public String name() {
        return "intake-overload";
    }

    @Override
    public List<Question> questions() {
        return List.of(strange, latency, memory, back);
    }

    @Override
    public void run(Bench bench) throws Exception {
        RequestSource reports =
                RequestSource.post(bench.amiss().issueUrl(), "/api/v1/issues", "application/json", Reports::fresh);
        double seconds = bench.settings().seconds();
        bench.warmUp("intake", warmUp -> bench.http().closed(USUAL, warmUp, reports));
        bench.http().closed(USUAL, seconds, reports);
        double before = bench.http().closed(USUAL, seconds, reports).rate();
        AtomicLong taken = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        AtomicLong others = new AtomicLong();
        RequestSource noted = reports.noting(
                status -> (status == UNAVAILABLE ? refused : status / 100 == 2 ? taken : others).incrementAndGet());
        LoadResult flood = bench.http().flood(CONNECTIONS, TIMES * before, 2 * seconds, noted);
        double after = bench.http().closed(USUAL, seconds, reports).rate();
        long unanswered = flood.failures() - refused.get() - others.get();
        bench.answer(
                strange,
                others.get() + unanswered,
                Double.NaN,
                String.format(Locale.ROOT, "%,d taken, %,d refused with 503", taken.get(), refused.get()));
        bench.answer(
                latency, flood.millis(99), Double.NaN, String.format(Locale.ROOT, "p50 %.0f ms", flood.millis(50)));
        Process process = new Process(bench.amiss().pid("issue-1"));
        bench.answer(
                memory,
                process.residentMegabytes(),
                Double.NaN,
                String.format(Locale.ROOT, "%.0f MB of them in no file, -Xmx256m", process.anonymousMegabytes()));
        bench.answer(back, after, before, null);
    }
}
