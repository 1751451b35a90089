package dev.amiss.responder.responder;

import dev.amiss.service.problem.Problems;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Lets a responder that was changed have its consequences, in the caller's transaction. */
@ApplicationScoped
class ApplyChange {
    /** A responder that would answer more issues at once must be told whether it should. */
    static final long MOST_UNASKED = 1_000;

    private final ResponderStore store;
    private final ResponderChanges changes;
    private final Jdbi jdbi;
    private final Clock clock;

    ApplyChange(ResponderStore store, ResponderChanges changes, Jdbi jdbi, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Writes the change under the lock and with a new revision, and lets it have its consequences. Rows that batches of
     * events refer to are written behind the lock, never before: the other way round the two would wait for each other.
     */
    void apply(ResponderEntity responder, List<ResponderActionEntity> actions, @Nullable Boolean backfill) {
        responder.updatedAt = clock.instant();
        boolean isActive = responder.enabled && responder.deletedAt == null;
        if (isActive) {
            responder.answersFrom = null;
            askWhenMany(store.toResponder(responder, actions), backfill);
            responder.answersFrom = Boolean.FALSE.equals(backfill) ? clock.instant() : null;
        }
        jdbi.useHandle(handle -> {
            responder.revision = store.raiseRevision(handle);
            Panache.flush();
            changes.changed(handle, store.toResponder(responder, actions), responder.revision);
        });
    }

    private void askWhenMany(Responder candidate, @Nullable Boolean backfill) {
        long unanswered = backfill == null ? changes.unanswered(candidate) : 0;
        if (unanswered > MOST_UNASKED) {
            throw Problems.of(
                            409,
                            "backfill",
                            "Many issues are active already",
                            "The responder would answer " + unanswered + " issues that are active already; say"
                                    + " ?backfill=true to answer them, ?backfill=false to leave them.")
                    .with("matches", unanswered)
                    .build();
        }
    }
}
