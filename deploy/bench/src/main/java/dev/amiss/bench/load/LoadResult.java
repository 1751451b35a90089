package dev.amiss.bench.load;

import org.HdrHistogram.Histogram;

/**
 * What a load saw.
 *
 * @param seconds how long was measured
 * @param failures requests that were not answered as expected; they are not among the latencies
 * @param latencies of those that were, in microseconds
 */
public record LoadResult(double seconds, long failures, Histogram latencies) {
    /** Answers a second. */
    public double rate() {
        return latencies.getTotalCount() / seconds;
    }

    /** Milliseconds within which that share of the answers came. */
    public double millis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1_000.0;
    }

    /** @throws IllegalStateException when more than one in a thousand failed: then the rate says nothing */
    public LoadResult checked() {
        if (failures > Math.max(1, latencies.getTotalCount() / 1_000)) {
            throw new IllegalStateException(
                    failures + " of " + (failures + latencies.getTotalCount()) + " requests failed");
        }
        return this;
    }

    /** p50 and p99, for people. */
    public String percentiles() {
        return String.format(java.util.Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", millis(50), millis(99));
    }
}
