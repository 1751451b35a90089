package dev.amiss.responder.action;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code backfill}; all within the caller's transaction. */
@ApplicationScoped
class BackfillStore {
    private final BackfillSignal signal;
    private final Clock clock;

    BackfillStore(BackfillSignal signal, Clock clock) {
        this.signal = signal;
        this.clock = clock;
    }

    /**
     * How far a changed responder has met the issues that were active.
     *
     * @param isNew whether it had done nothing yet, so that issues which it does not match do not concern it
     */
    record Progress(
            long responderId, long revision, long afterIssueId, long overdue, Instant startedAt, boolean isNew) {}

    /** Starts that responder's backfill, from the first issue again when one was under way. */
    void start(Handle handle, long responderId, long revision) {
        handle.createUpdate("""
                        INSERT INTO backfill (responder_id, revision, after_issue_id, overdue, started_at, is_new)
                        VALUES (:responder, :revision, 0, 0, :now,
                            NOT EXISTS (SELECT FROM action WHERE responder_id = :responder))
                        ON CONFLICT (responder_id) DO UPDATE SET revision = excluded.revision, after_issue_id = 0,
                            overdue = 0, started_at = excluded.started_at, is_new = excluded.is_new""")
                .bind("responder", responderId)
                .bind("revision", revision)
                .bind("now", clock.instant())
                .execute();
        signal.wakeAfterCommit(handle);
    }

    /** One that no other replica works on; it stays locked. */
    Optional<Progress> take(Handle handle) {
        return handle.createQuery("SELECT * FROM backfill ORDER BY started_at LIMIT 1 FOR UPDATE SKIP LOCKED")
                .map((row, context) -> new Progress(
                        row.getLong("responder_id"),
                        row.getLong("revision"),
                        row.getLong("after_issue_id"),
                        row.getLong("overdue"),
                        ActionRows.time(row, "started_at"),
                        row.getBoolean("is_new")))
                .findOne();
    }

    void advance(Handle handle, long responderId, long afterIssueId, long overdue) {
        handle.createUpdate("""
                        UPDATE backfill SET after_issue_id = :after, overdue = :overdue
                        WHERE responder_id = :responder""")
                .bind("responder", responderId)
                .bind("after", afterIssueId)
                .bind("overdue", overdue)
                .execute();
    }

    void finish(Handle handle, long responderId) {
        handle.execute("DELETE FROM backfill WHERE responder_id = ?", responderId);
    }
}
