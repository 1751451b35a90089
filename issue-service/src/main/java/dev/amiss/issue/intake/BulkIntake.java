package dev.amiss.issue.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.service.inbox.Inbox.MessageId;
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
    private record Slot(@Nullable WaitingReport waiting, BulkAnswer.@Nullable Element refused) {}

    private final IntakeTransaction transaction;
    private final IntakeConfig config;
    private final Semaphore places;

    BulkIntake(IntakeTransaction transaction, IntakeConfig config) {
        this.transaction = transaction;
        this.config = config;
        this.places = new Semaphore(config.bulkRequests());
    }

    /**
     * Applies all reports in order.
     *
     * @param messageId tells a repeat of the whole request; null without one
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 having written nothing when too many requests are at work
     */
    BulkAnswer take(BulkReader reader, String actor, @Nullable MessageId messageId) {
        if (places.getQueueLength() >= config.bulkRequestsWaiting() || !gotPlace()) {
            throw Problems.unavailable("Too many bulk requests are being written.", Duration.ofSeconds(1));
        }
        try {
            List<BulkAnswer.Element> results = new ArrayList<>();
            List<Slot> chunk = new ArrayList<>();
            boolean more = true;
            while (more) {
                Slot slot = next(reader, actor, messageId, results.size() + chunk.size());
                more = slot != null;
                if (slot != null) {
                    chunk.add(slot);
                }
                if (chunk.size() == config.batchSize() || !more) {
                    results.addAll(write(chunk));
                    chunk.clear();
                }
            }
            return new BulkAnswer(results);
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

    private static @Nullable Slot next(BulkReader reader, String actor, @Nullable MessageId messageId, int place) {
        try {
            JsonNode element = reader.next();
            if (element == null) {
                return null;
            }
            MessageId id = messageId == null ? null : new MessageId(messageId.source(), messageId.id() + "#" + place);
            IncomingReport report = ReportReader.read(element, Origin.http(actor, id), null);
            return new Slot(new WaitingReport(report, System.nanoTime(), new CompletableFuture<>()), null);
        } catch (UnreadableReportException e) {
            return new Slot(null, BulkAnswer.Element.refused(e));
        }
    }

    private List<BulkAnswer.Element> write(List<Slot> chunk) {
        List<WaitingReport> waiting = new ArrayList<>();
        for (Slot slot : chunk) {
            if (slot.waiting() != null) {
                waiting.add(slot.waiting());
            }
        }
        transaction.write(waiting);
        List<BulkAnswer.Element> elements = new ArrayList<>(chunk.size());
        for (Slot slot : chunk) {
            WaitingReport written = slot.waiting();
            if (slot.refused() != null) {
                elements.add(slot.refused());
            } else if (written != null) {
                elements.add(BulkAnswer.Element.of(join(written)));
            }
        }
        return elements;
    }

    private static IntakeResult join(WaitingReport written) {
        try {
            return written.result().join();
        } catch (java.util.concurrent.CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
