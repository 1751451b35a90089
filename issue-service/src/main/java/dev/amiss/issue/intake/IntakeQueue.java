package dev.amiss.issue.intake;

import dev.amiss.service.problem.Problems;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Group commit: reports wait in a bounded queue, and each of a few writers takes whatever has gathered, so that many
 * callers share a transaction under load and a lone one waits for nobody. A writer that finds another one at work lets it
 * end before it takes its own, unless that takes long: two small transactions cost twice one of both. Thread-safe.
 */
@Startup
@Singleton
class IntakeQueue {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final BlockingQueue<WaitingReport> queue;
    private final IntakeTransaction transaction;
    private final IntakeConfig config;
    private final IntakeMeters meters;
    private final Semaphore nobodyWrites = new Semaphore(1);
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean stopped;

    IntakeQueue(IntakeTransaction transaction, IntakeConfig config, IntakeMeters meters) {
        this.transaction = transaction;
        this.config = config;
        this.meters = meters;
        this.queue = new ArrayBlockingQueue<>(config.queueCapacity());
        meters.watchQueue(queue::size);
        for (int i = 0; i < config.writers(); i++) {
            Thread writer = new Thread(this::write, "intake-writer-" + i);
            writer.setDaemon(true);
            writer.start();
            writers.add(writer);
        }
    }

    /**
     * Puts a report in line.
     *
     * @return completes when the report is durable, or exceptionally with the problem to answer
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 at once when too many wait
     */
    CompletableFuture<IntakeResult> submit(IncomingReport report) {
        WaitingReport waiting = new WaitingReport(report, System.nanoTime(), new CompletableFuture<>());
        if (stopped || !queue.offer(waiting)) {
            throw Problems.unavailable("Too many reports wait to be written; send this one again.", RETRY_AFTER);
        }
        return waiting.result();
    }

    /** Takes what is waiting to its end; later reports are refused. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        for (Thread writer : writers) {
            writer.join(Duration.ofSeconds(8).toMillis());
        }
    }

    private void write() {
        List<WaitingReport> batch = new ArrayList<>(config.batchSize());
        while (!stopped || !queue.isEmpty()) {
            try {
                boolean alone = take(batch);
                if (!batch.isEmpty()) {
                    transaction.write(batch);
                    meters.count(IntakeMeters.Way.HTTP, batch);
                    batch.clear();
                }
                if (alone) {
                    nobodyWrites.release();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Takes what has gathered, if anything comes soon; whether nobody else writes. One writer at a time does so. */
    private synchronized boolean take(List<WaitingReport> batch) throws InterruptedException {
        WaitingReport first = queue.poll(500, TimeUnit.MILLISECONDS);
        if (first == null) {
            return false;
        }
        batch.add(first);
        boolean alone = nobodyWrites.tryAcquire(config.gather().toNanos(), TimeUnit.NANOSECONDS);
        queue.drainTo(batch, config.batchSize() - 1);
        return alone;
    }
}
