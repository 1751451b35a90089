package dev.amiss.responder.action;

import dev.amiss.model.Action;
import dev.amiss.model.Issue;
import dev.amiss.responder.calendar.WeeklyHours;
import dev.amiss.responder.projection.ProjectionStore;
import dev.amiss.responder.responder.OnlyBetween;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Holds rows of {@code action} back and releases them; all within the caller's transaction. */
@ApplicationScoped
class HoldStore {
    /** A held action whose hold is over. */
    record Held(
            long id,
            Issue issue,
            @Nullable WeeklyHours onlyBetween,
            String reason,
            @Nullable Long silenceId) {}

    /** How many come at most is written into it, so that it need not be planned for that each time. */
    private static final String OVER = """
            SELECT a.id, a.held_by_silence, a.result->>'reason' AS reason, i.issue, d.only_between
            FROM action a JOIN issue_projection i ON i.issue_id = a.issue_id
            JOIN responder_action d ON d.id = a.responder_action_id
            WHERE a.status = 'held' AND a.run_at <= :now AND i.issue IS NOT NULL
            ORDER BY a.run_at LIMIT %d FOR UPDATE OF a SKIP LOCKED""";

    /** Takes claims back whose actions must not run yet, and answers them. */
    List<Action> holdClaimed(Handle handle, Map<Long, Hold> holds) {
        return update(handle, holds, """
                status = 'held', lease_until = NULL, attempts = attempts - 1,
                started_at = CASE WHEN attempts > 1 THEN started_at END""", "a.status = 'running'");
    }

    /** Lets held ones be held on, and answers them. */
    List<Action> holdOn(Handle handle, Map<Long, Hold> holds) {
        return update(handle, holds, "status = 'held'", "a.status = 'held'");
    }

    private static List<Action> update(Handle handle, Map<Long, Hold> holds, String change, String condition) {
        if (holds.isEmpty()) {
            return List.of();
        }
        List<Map.Entry<Long, Hold>> list = List.copyOf(holds.entrySet());
        return handle.createQuery(
                        "UPDATE action a SET " + change + """
                                , run_at = to_timestamp(h.until / 1000.0), held_by_silence = h.silence, result = h.result::jsonb
                                FROM unnest(:ids, :until, :silences, :results) AS h(id, until, silence, result)
                                WHERE a.id = h.id AND""" + " " + condition + " RETURNING " + ActionRows.COLUMNS)
                .bindArray(
                        "ids", Long.class, list.stream().map(Map.Entry::getKey).toArray())
                .bindArray(
                        "until",
                        Long.class,
                        list.stream()
                                .map(each -> each.getValue().until().toEpochMilli())
                                .toArray())
                .bindArray(
                        "silences",
                        Long.class,
                        list.stream().map(each -> each.getValue().silenceId()).toArray())
                .bindArray(
                        "results",
                        String.class,
                        list.stream()
                                .map(each -> each.getValue().result().toString())
                                .toArray())
                .map((row, context) -> ActionRows.action(row))
                .list();
    }

    /** Held actions whose hold is over; they stay locked, and those that others work on are left out. */
    List<Held> lockOver(Handle handle, Instant now, int limit) {
        return handle.createQuery(OVER.formatted(limit))
                .bind("now", now)
                .map((row, context) -> held(row))
                .list();
    }

    private static Held held(ResultSet row) throws SQLException {
        long silence = row.getLong("held_by_silence");
        boolean isSilenced = !row.wasNull();
        return new Held(
                row.getLong("id"),
                ProjectionStore.read(row.getString("issue")),
                OnlyBetween.stored(ActionRows.json(row.getString("only_between"))),
                String.valueOf(row.getString("reason")),
                isSilenced ? silence : null);
    }

    /** Lets them run as soon as their issues are known up to now; beginnings that are told in a group gather first. */
    void release(Handle handle, List<Long> ids, Instant now) {
        handle.createUpdate("""
                        UPDATE action a SET status = 'pending', held_by_silence = NULL, result = NULL,
                            run_at = :now::timestamptz + CASE WHEN a.group_id IS NULL OR a.tells_end THEN interval '0'
                                ELSE coalesce((SELECT r.group_wait_ms FROM responder r WHERE r.id = a.responder_id), 0)
                                    * interval '1 millisecond' END
                        WHERE id = ANY(:ids) AND status = 'held'""")
                .bindArray("ids", Long.class, ids.toArray())
                .bind("now", now)
                .execute();
    }

    /** Has what that silence holds looked at again, now. */
    void lookAgain(Handle handle, long silenceId, Instant now) {
        handle.createUpdate("""
                        UPDATE action SET run_at = :now
                        WHERE status = 'held' AND held_by_silence = :silence AND run_at > :now""").bind("silence", silenceId).bind("now", now).execute();
    }
}
