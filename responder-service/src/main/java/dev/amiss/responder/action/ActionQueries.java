package dev.amiss.responder.action;

import dev.amiss.model.Action;
import dev.amiss.model.ActionStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Actions as people ask for them; all within the caller's transaction. */
@ApplicationScoped
class ActionQueries {
    private final Clock clock;

    ActionQueries(Clock clock) {
        this.clock = clock;
    }

    /** One more than the limit, if there are so many. */
    List<Action> list(Handle handle, ActionQuery asked) {
        String where = (asked.issueId() == null ? "" : " AND a.issue_id = :issue")
                + (asked.responderId() == null ? "" : " AND a.responder_id = :responder")
                + (asked.statuses().isEmpty() ? "" : " AND a.status = ANY(:statuses)")
                + (asked.before() == null ? "" : " AND a.id < :before");
        Query query = handle.createQuery("SELECT " + ActionRows.COLUMNS + " FROM action a WHERE true" + where
                + " ORDER BY a.id DESC LIMIT :limit");
        query.bind("limit", asked.limit() + 1);
        if (asked.issueId() != null) {
            query.bind("issue", asked.issueId());
        }
        if (asked.responderId() != null) {
            query.bind("responder", asked.responderId());
        }
        if (!asked.statuses().isEmpty()) {
            query.bindArray("statuses", String.class, asked.statuses().toArray());
        }
        if (asked.before() != null) {
            query.bind("before", asked.before());
        }
        return query.map((row, context) -> ActionRows.action(row)).list();
    }

    Optional<Action> find(Handle handle, long id) {
        return handle.createQuery("SELECT " + ActionRows.COLUMNS + " FROM action a WHERE a.id = :id")
                .bind("id", id)
                .map((row, context) -> ActionRows.action(row))
                .findOne();
    }

    List<ActionView.Attempt> attempts(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM action_attempt WHERE action_id = :id ORDER BY claim")
                .bind("id", id)
                .map((row, context) -> attempt(row))
                .list();
    }

    private static ActionView.Attempt attempt(ResultSet row) throws SQLException {
        Instant started = ActionRows.time(row, "started_at");
        Instant finished = ActionRows.timeOrNull(row, "finished_at");
        int status = row.getInt("answer_status");
        boolean hasStatus = !row.wasNull();
        return new ActionView.Attempt(
                row.getInt("number"),
                started,
                finished,
                row.getString("outcome"),
                row.getString("reason"),
                row.getString("message"),
                ActionRows.json(row.getString("details")),
                finished == null
                        ? null
                        : BigDecimal.valueOf(Duration.between(started, finished).toMillis(), 3),
                row.getString("delivery_id"),
                row.getString("sent"),
                hasStatus ? status : null,
                row.getString("answer"));
    }

    /** Lets a failed or cancelled action run now, as a new series of attempts; empty when it is neither. */
    Optional<Action> retry(Handle handle, long id) {
        return handle.createQuery("""
                        UPDATE action a SET status = 'pending', forced = true, run_at = :now, attempts_before = attempts,
                            cancel_reason = NULL, started_at = NULL, finished_at = NULL, result = NULL
                        WHERE a.id = :id AND a.status IN ('failed', 'cancelled')
                        RETURNING """ + " " + ActionRows.COLUMNS)
                .bind("id", id)
                .bind("now", clock.instant())
                .map((row, context) -> ActionRows.action(row))
                .findOne();
    }

    /** Cancels a waiting action for good; empty when it does not wait. */
    Optional<Action> cancel(Handle handle, long id) {
        return handle.createQuery("""
                        UPDATE action a SET status = :status, forced = false, cancel_reason = :reason,
                            finished_at = :now,
                            result = jsonb_build_object('reason', :reason::text, 'message', :sentence::text)
                        WHERE a.id = :id AND a.status IN ('pending', 'held')
                        RETURNING """ + " " + ActionRows.COLUMNS)
                .bind("id", id)
                .bind("status", ActionStatus.CANCELLED.wire())
                .bind("reason", CancelReason.BY_HAND.wire())
                .bind("sentence", CancelReason.BY_HAND.sentence())
                .bind("now", clock.instant())
                .map((row, context) -> ActionRows.action(row))
                .findOne();
    }
}
