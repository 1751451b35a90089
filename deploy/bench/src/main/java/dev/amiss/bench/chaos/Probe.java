package dev.amiss.bench.chaos;

import dev.amiss.bench.subject.Waiting;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds out how long it takes until all works again: a fresh report is taken, and its webhook arrives. */
final class Probe {
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final HttpReporter reporter;
    private final WebhookTarget webhooks;
    private final AtomicInteger number = new AtomicInteger();

    Probe(HttpReporter reporter, WebhookTarget webhooks) {
        this.reporter = reporter;
        this.webhooks = webhooks;
    }

    /**
     * Seconds.
     *
     * @param taken until the report was answered 2xx
     * @param answered until its webhook was accepted
     */
    record Recovery(double taken, double answered) {
        @Override
        public String toString() {
            return "a report was taken after %.1f s, its webhook came after %.1f s".formatted(taken, answered);
        }
    }

    /** @throws TimeoutException when it does not work again by itself */
    Recovery run() throws InterruptedException, TimeoutException {
        String name = "probe-" + number.incrementAndGet() + "-";
        long began = System.nanoTime();
        reporter.reportOnce(name);
        double taken = (System.nanoTime() - began) / 1e9;
        double waited = Waiting.until(
                "the webhook of " + name, LIMIT, Duration.ofMillis(50), () -> webhooks.hasBodyWith("\"" + name + "\""));
        return new Recovery(taken, taken + waited);
    }
}
