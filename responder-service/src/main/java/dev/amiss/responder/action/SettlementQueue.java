package dev.amiss.responder.action;

import dev.amiss.service.database.SqlFailure;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Group commit of how attempts ended: one writer takes whatever has gathered, so that many share a transaction under load
 * and a lone one waits for nobody. Writes however long the database is away; one that the database refuses holds up no
 * other. No longer than there are claims, which {@link ActionWorkers} bounds. Thread-safe.
 */
@ApplicationScoped
class SettlementQueue {
    private static final Logger LOG = Logger.getLogger(SettlementQueue.class);
    private static final int MOST_AT_ONCE = 100;
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LONGEST_STOP_MILLIS = 5_000;

    private record Waiting(EndedAttempt ended, CompletableFuture<Void> settled) {}

    private final SettleAttempt settle;
    private final Jdbi jdbi;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread writer = new Thread(this::work, "settlements");
    private volatile boolean stopped;
    private boolean isFailing;

    SettlementQueue(SettleAttempt settle, Jdbi jdbi) {
        this.settle = settle;
        this.jdbi = jdbi;
        writer.setDaemon(true);
    }

    /** Completes, never exceptionally, once there is nothing more to be written about it. */
    CompletableFuture<Void> add(EndedAttempt ended) {
        Waiting waiting = new Waiting(ended, new CompletableFuture<>());
        queue.add(waiting);
        return waiting.settled();
    }

    void start(@Observes StartupEvent event) {
        writer.start();
    }

    /** Waits a while for what is still to be written. */
    void stop(@Observes @Priority(3) ShutdownEvent event) throws InterruptedException {
        stopped = true;
        writer.join(LONGEST_STOP_MILLIS);
    }

    private void work() {
        List<Waiting> batch = new ArrayList<>();
        while (!stopped || !queue.isEmpty()) {
            try {
                Waiting first = queue.poll(500, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, MOST_AT_ONCE - 1);
                    write(batch);
                    batch.forEach(each -> each.settled().complete(null));
                    batch.clear();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void write(List<Waiting> batch) {
        while (true) {
            try {
                List<EndedAttempt> ended = batch.stream().map(Waiting::ended).toList();
                jdbi.inTransaction(handle -> settle.settle(handle, ended)).forEach(SettlementQueue::warnOfVoid);
                isFailing = false;
                return;
            } catch (RuntimeException | Error e) {
                SqlFailure failure = SqlFailure.of(e);
                if (failure == SqlFailure.WAIT) {
                    warnOnce(batch, e);
                    LockSupport.parkNanos(REST_NANOS);
                } else if (failure != SqlFailure.REPEAT) {
                    writeByHalves(batch, e);
                    return;
                }
            }
        }
    }

    private void writeByHalves(List<Waiting> batch, Throwable e) {
        if (batch.size() > 1) {
            write(batch.subList(0, batch.size() / 2));
            write(batch.subList(batch.size() / 2, batch.size()));
        } else {
            LOG.warnf(
                    e,
                    "action=%d: how it ended cannot be written; it is done again when its claim ends",
                    batch.get(0).ended().claimed().action().id());
        }
    }

    private void warnOnce(List<Waiting> batch, Throwable e) {
        if (!isFailing) {
            LOG.warnf(
                    "%d actions ended and the database cannot be told yet, trying on: %s",
                    batch.size(), e.getMessage());
        }
        isFailing = true;
    }

    private static void warnOfVoid(EndedAttempt ended) {
        LOG.warnf(
                "action=%d claim=%d: the outcome came after the claim had ended and is thrown away",
                ended.claimed().action().id(), ended.claimed().claim());
    }
}
