package dev.amiss.issue.intake;

import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Counts reports by the way that they came and what they led to. All meters are made at the start. Thread-safe. */
@Singleton
class IntakeMeters {
    /** How reports come in. */
    enum Way {
        HTTP,
        BULK,
        KAFKA
    }

    /** What a report led to. */
    enum Result {
        OPENED,
        FOLDED,
        /** Counted in a won't-fix issue, which stays silent. */
        SUPPRESSED,
        RESOLVED,
        /** A recovery of nothing. */
        NONE,
        /** Not stored; the sender was told. */
        REFUSED;

        static Result of(IntakeResult result) {
            Issue issue = result.issue();
            if (result.status() == 201) {
                return OPENED;
            }
            if (issue == null) {
                return NONE;
            }
            if (issue.status() == IssueStatus.WONT_FIX) {
                return SUPPRESSED;
            }
            return issue.status() == IssueStatus.RESOLVED ? RESOLVED : FOLDED;
        }
    }

    private final Map<Way, Map<Result, Counter>> reports = new EnumMap<>(Way.class);
    private final Map<Way, DistributionSummary> batches = new EnumMap<>(Way.class);
    private final Timer waiting;
    private final MeterRegistry meters;

    IntakeMeters(MeterRegistry meters) {
        this.meters = meters;
        for (Way way : Way.values()) {
            Map<Result, Counter> counters = new EnumMap<>(Result.class);
            for (Result result : Result.values()) {
                counters.put(
                        result,
                        Counter.builder("amiss.issue.reports")
                                .description("Reports by the way that they came and what they led to")
                                .tag("way", word(way))
                                .tag("result", word(result))
                                .register(meters));
            }
            reports.put(way, counters);
            batches.put(
                    way,
                    DistributionSummary.builder("amiss.issue.batch")
                            .baseUnit("reports")
                            .description("Reports that one transaction wrote")
                            .tag("way", word(way))
                            .register(meters));
        }
        this.waiting = Timer.builder("amiss.issue.report.wait")
                .description("From when a report was put in line until it was durable")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(meters);
    }

    /** Tells how many reports wait in line. */
    void watchQueue(IntSupplier length) {
        Gauge.builder("amiss.issue.queue", length, IntSupplier::getAsInt)
                .baseUnit("reports")
                .description("Reports that wait to be written")
                .strongReference(true)
                .register(meters);
    }

    /** Reports of which each was answered, one way or the other. */
    void count(Way way, List<WaitingReport> written) {
        long now = System.nanoTime();
        for (WaitingReport each : written) {
            waiting.record(now - each.sinceNanos(), TimeUnit.NANOSECONDS);
            boolean isRefused = each.result().isCompletedExceptionally();
            increment(way, isRefused ? Result.REFUSED : Result.of(each.result().getNow(IntakeResult.NONE)));
        }
        batch(way, written.size());
    }

    /** What reports led to that nobody waits for. */
    void countResults(Way way, List<IntakeResult> results) {
        results.forEach(result -> increment(way, Result.of(result)));
        batch(way, results.size());
    }

    private void increment(Way way, Result result) {
        Counter counter = reports.getOrDefault(way, Map.of()).get(result);
        if (counter != null) {
            counter.increment();
        }
    }

    private void batch(Way way, int size) {
        DistributionSummary summary = batches.get(way);
        if (summary != null && size > 0) {
            summary.record(size);
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
