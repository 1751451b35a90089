package dev.amiss.issue.intake;

import dev.amiss.service.database.SqlFailure;
import dev.amiss.service.problem.Problems;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Writes waiting reports, whatever it takes: a deadlock repeats the batch, data that the database refuses is found by
 * halves and answered alone, a database that is away is waited for as long as the senders have patience. When the
 * connection is lost while committing, the database is asked afterwards whether it did commit, so that nothing is counted
 * twice. Thread-safe.
 */
@Singleton
class IntakeTransaction {
    private static final Logger LOG = Logger.getLogger(IntakeTransaction.class);
    private static final Duration REST = Duration.ofMillis(200);

    private final Jdbi jdbi;
    private final IntakeBatch batch;
    private final IntakeConfig config;
    private final AtomicBoolean databaseIsAway = new AtomicBoolean();

    IntakeTransaction(Jdbi jdbi, IntakeBatch batch, IntakeConfig config) {
        this.jdbi = jdbi;
        this.batch = batch;
        this.config = config;
    }

    /** Writes these and completes each, one way or the other. */
    void write(List<WaitingReport> waiting) {
        List<WaitingReport> left = new ArrayList<>(waiting);
        while (!left.isEmpty()) {
            Attempt attempt = new Attempt();
            try {
                answer(left, attempt.run(left));
                if (databaseIsAway.compareAndSet(true, false)) {
                    LOG.info("intake: the database takes reports again");
                }
                return;
            } catch (RuntimeException | Error e) {
                left = afterFailure(left, attempt, e);
            }
        }
    }

    private List<WaitingReport> afterFailure(List<WaitingReport> waiting, Attempt attempt, Throwable e) {
        SqlFailure failure = SqlFailure.of(e);
        if (failure == SqlFailure.REPEAT) {
            return waiting;
        }
        if (failure == SqlFailure.WAIT) {
            if (databaseIsAway.compareAndSet(false, true)) {
                LOG.warnf("intake: %d reports wait for the database: %s", waiting.size(), e.getMessage());
            }
            return waitForDatabase(waiting, attempt);
        }
        if (waiting.size() > 1) {
            write(waiting.subList(0, waiting.size() / 2));
            return new ArrayList<>(waiting.subList(waiting.size() / 2, waiting.size()));
        }
        LOG.errorf(
                e,
                "intake: report name=%s cannot be stored and is refused",
                waiting.get(0).report().name());
        waiting.get(0)
                .result()
                .completeExceptionally(
                        Problems.of(500, "not-storable", "Report could not be stored", "The report was not stored.")
                                .build());
        return List.of();
    }

    private List<WaitingReport> waitForDatabase(List<WaitingReport> waiting, Attempt attempt) {
        List<WaitingReport> patient = new ArrayList<>(waiting);
        do {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(REST.toMillis()));
            Boolean committed = attempt.outcome();
            if (Boolean.TRUE.equals(committed)) {
                answer(waiting, attempt.results());
                return List.of();
            }
            if (Boolean.FALSE.equals(committed)) {
                patient.removeIf(this::refuseWhenOverdue);
                return patient;
            }
        } while (!waiting.get(0).hasWaited(config.patience().multipliedBy(4)));
        waiting.forEach(report -> report.result()
                .completeExceptionally(Problems.unavailable(
                        "The database was lost while committing; whether the report was counted is not known.", REST)));
        return List.of();
    }

    private boolean refuseWhenOverdue(WaitingReport report) {
        return report.hasWaited(config.patience())
                && report.result()
                        .completeExceptionally(Problems.unavailable(
                                "The database cannot be reached now; nothing of the report was written.",
                                Duration.ofSeconds(5)));
    }

    private static void answer(List<WaitingReport> waiting, List<IntakeResult> results) {
        for (int i = 0; i < waiting.size(); i++) {
            waiting.get(i).result().complete(results.get(i));
        }
    }

    /** One transaction, and what became of it where the connection was lost in the end. */
    private final class Attempt {
        private @Nullable String transactionId;
        private boolean committing;
        private List<IntakeResult> results = List.of();

        List<IntakeResult> run(List<WaitingReport> waiting) {
            List<IncomingReport> reports =
                    waiting.stream().map(WaitingReport::report).toList();
            jdbi.useHandle(handle -> {
                handle.begin();
                try {
                    results = batch.apply(handle, reports);
                    transactionId = handle.createQuery("SELECT pg_current_xact_id()::text")
                            .mapTo(String.class)
                            .one();
                    committing = true;
                    handle.commit();
                } catch (RuntimeException | Error e) {
                    rollback(handle);
                    throw e;
                }
            });
            return results;
        }

        List<IntakeResult> results() {
            return results;
        }

        /** Whether it was committed; null while the database cannot be asked. */
        @Nullable
        Boolean outcome() {
            if (!committing || transactionId == null) {
                return false;
            }
            try {
                String status = jdbi.withHandle(handle -> handle.createQuery("SELECT pg_xact_status(:id::xid8)")
                        .bind("id", transactionId)
                        .mapTo(String.class)
                        .one());
                return "in progress".equals(status) ? null : (Boolean) "committed".equals(status);
            } catch (JdbiException e) {
                return null;
            }
        }

        private void rollback(org.jdbi.v3.core.Handle handle) {
            try {
                handle.rollback();
            } catch (RuntimeException e) {
                LOG.debugf("intake: rolling back failed, the connection is gone: %s", e.getMessage());
            }
        }
    }
}
