package dev.amiss.bench.chaos;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** More reports at once than Amiss takes: each is answered, most by success, others by 503 with Retry-After. */
final class Flood {
    private static final int CONNECTIONS = 400;
    private static final int EACH = 25;

    private final List<String> addresses;
    private final Journal journal;
    private final SplittableRandom random;

    Flood(List<String> addresses, Journal journal, SplittableRandom random) {
        this.addresses = addresses;
        this.journal = journal;
        this.random = random;
    }

    void run() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        for (int i = 0; i < CONNECTIONS; i++) {
            HttpReporter reporter = new HttpReporter(addresses, journal, random.split());
            threads.execute(() -> send(reporter));
        }
        threads.shutdown();
        if (!threads.awaitTermination(3, TimeUnit.MINUTES)) {
            threads.shutdownNow();
            journal.surprise("a flood was not answered within three minutes");
        }
    }

    private static void send(HttpReporter reporter) {
        try {
            for (int i = 0; i < EACH; i++) {
                reporter.reportSingly("flood-" + i);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
