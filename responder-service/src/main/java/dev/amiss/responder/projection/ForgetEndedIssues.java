package dev.amiss.responder.projection;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** Keeps resolved issues for 30 days, and tombstones for longer than Kafka keeps events. */
@ApplicationScoped
class ForgetEndedIssues {
    private static final Duration RESOLVED = Duration.ofDays(30);
    private static final Duration TOMBSTONES = Duration.ofDays(90);
    private static final int CHUNK = 2_000;

    private final ProjectionStore store;
    private final Jdbi jdbi;

    ForgetEndedIssues(ProjectionStore store, Jdbi jdbi) {
        this.store = store;
        this.jdbi = jdbi;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        forget("resolved", RESOLVED);
        forget("deleted", TOMBSTONES);
    }

    private void forget(String status, Duration age) {
        int forgotten;
        do {
            forgotten = jdbi.inTransaction(handle -> store.forget(handle, status, age, CHUNK));
        } while (forgotten == CHUNK);
    }
}
