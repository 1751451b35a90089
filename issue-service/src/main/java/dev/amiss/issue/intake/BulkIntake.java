package dev.amiss.issue.intake;

import dev.amiss.service.problem.Problems;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes bulk requests, a few at once and each in transactions of many reports, so that memory stays bounded. Thread-safe. */
@Singleton
class BulkIntake {
    /** Reports of one request, read one at a time. */
    interface Reports {
        /**
         * The next report; null after the last.
         *
         * @param place how many came before it
         * @throws UnreadableReportException when this one is refused by itself
         */
        @Nullable
        IncomingReport next(int place) throws UnreadableReportException;
    }

    private record Slot(
            @Nullable WaitingReport waiting, @Nullable UnreadableReportException refused) {
        /** What became of it, which is waited for. */
        Taken taken() {
            return waiting == null ? new Taken(400, null, refused) : Taken.of(join(waiting));
        }
    }

    private final IntakeTransaction transaction;
    private final IntakeConfig config;
    private final IntakeMeters meters;
    private final Semaphore places;

    BulkIntake(IntakeTransaction transaction, IntakeConfig config, IntakeMeters meters) {
        this.transaction = transaction;
        this.config = config;
        this.meters = meters;
        this.places = new Semaphore(config.bulkRequests());
    }

    /**
     * Applies all reports in order and answers what became of each, in the same order.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 having written nothing when too many requests are at work
     */
    List<Taken> take(Reports reports) {
        if (places.getQueueLength() >= config.bulkRequestsWaiting() || !gotPlace()) {
            throw Problems.unavailable("Too many bulk requests are being written.", Duration.ofSeconds(1));
        }
        try {
            List<Taken> results = new ArrayList<>();
            List<Slot> chunk = new ArrayList<>();
            boolean more = true;
            while (more) {
                Slot slot = next(reports, results.size() + chunk.size());
                more = slot != null;
                if (slot != null) {
                    chunk.add(slot);
                }
                if (chunk.size() == config.batchSize() || !more) {
                    results.addAll(write(chunk));
                    chunk.clear();
                }
            }
            return results;
        } finally {
            places.release();
        }
    }

    private boolean gotPlace() {
        try {
            return places.tryAcquire(config.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static @Nullable Slot next(Reports reports, int place) {
        try {
            IncomingReport report = reports.next(place);
            return report == null
                    ? null
                    : new Slot(new WaitingReport(report, System.nanoTime(), new CompletableFuture<>()), null);
        } catch (UnreadableReportException e) {
            return new Slot(null, e);
        }
    }

    private List<Taken> write(List<Slot> chunk) {
        List<WaitingReport> waiting = new ArrayList<>();
        for (Slot slot : chunk) {
            if (slot.waiting() != null) {
                waiting.add(slot.waiting());
            }
        }
        transaction.write(waiting);
        meters.count(IntakeMeters.Way.BULK, waiting);
        List<Taken> taken = new ArrayList<>(chunk.size());
        for (Slot slot : chunk) {
            taken.add(slot.taken());
        }
        return taken;
    }

    private static IntakeResult join(WaitingReport written) {
        try {
            return written.result().join();
        } catch (java.util.concurrent.CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
