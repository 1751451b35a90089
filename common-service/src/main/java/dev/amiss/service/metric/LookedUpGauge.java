package dev.amiss.service.metric;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * A value that somebody looks up now and then, in the database as a rule, so that being asked for metrics costs nothing.
 * Every replica tells what the database says, so of one service's replicas take the largest. Thread-safe.
 */
public final class LookedUpGauge {
    private volatile double value = Double.NaN;

    private LookedUpGauge() {}

    /**
     * Makes a gauge, which has no value until one is set.
     *
     * @param unit such as {@code seconds}; becomes part of the name for Prometheus
     * @param labels names and values, by turns
     */
    public static LookedUpGauge of(
            MeterRegistry meters, String name, String unit, String description, String... labels) {
        LookedUpGauge gauge = new LookedUpGauge();
        Gauge.builder(name, gauge, each -> each.value)
                .baseUnit(unit)
                .description(description)
                .tags(labels)
                .strongReference(true)
                .register(meters);
        return gauge;
    }

    public void set(double looked) {
        value = looked;
    }

    /** It cannot be looked up now. */
    public void unknown() {
        value = Double.NaN;
    }
}
