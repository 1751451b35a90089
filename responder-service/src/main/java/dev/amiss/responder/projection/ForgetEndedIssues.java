package dev.amiss.responder.projection;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps resolved issues and what changed for 30 days, and tombstones for longer than Kafka keeps events. */
@ApplicationScoped
class ForgetEndedIssues {
    private static final Duration RESOLVED = Duration.ofDays(30);
    private static final Duration TOMBSTONES = Duration.ofDays(90);
    private static final int CHUNK = 2_000;

    private final ProjectionStore store;
    private final IssueChangeStore changes;
    private final Jdbi jdbi;

    ForgetEndedIssues(ProjectionStore store, IssueChangeStore changes, Jdbi jdbi) {
        this.store = store;
        this.changes = changes;
        this.jdbi = jdbi;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        forget(handle -> store.forget(handle, "resolved", RESOLVED, CHUNK));
        forget(handle -> store.forget(handle, "deleted", TOMBSTONES, CHUNK));
        forget(handle -> changes.forget(handle, RESOLVED, CHUNK));
    }

    private void forget(ToIntFunction<Handle> chunk) {
        int forgotten;
        do {
            forgotten = jdbi.inTransaction(chunk::applyAsInt);
        } while (forgotten == CHUNK);
    }
}
