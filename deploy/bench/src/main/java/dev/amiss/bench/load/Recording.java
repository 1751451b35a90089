package dev.amiss.bench.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Notes answers between the end of the warm-up and the end of the measurement. Used on one event loop. */
final class Recording {
    private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(10);

    private final long from;
    private final long to;
    private final Histogram latencies = new Histogram(HIGHEST_MICROS, 3);
    private long failures;

    Recording(long fromNanos, long toNanos) {
        this.from = fromNanos;
        this.to = toNanos;
    }

    boolean isOver() {
        return System.nanoTime() >= to;
    }

    void answered(long startedNanos, boolean well) {
        long now = System.nanoTime();
        if (now < from || now >= to) {
            return;
        }
        if (well) {
            latencies.recordValue(
                    Math.max(1, Math.min(HIGHEST_MICROS, TimeUnit.NANOSECONDS.toMicros(now - startedNanos))));
        } else {
            failures++;
        }
    }

    LoadResult result() {
        return new LoadResult((to - from) / 1e9, failures, latencies);
    }
}
