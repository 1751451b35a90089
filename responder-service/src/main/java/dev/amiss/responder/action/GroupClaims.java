package dev.amiss.responder.action;

import dev.amiss.model.Action;
import dev.amiss.model.ActionEventType;
import dev.amiss.model.Issue;
import dev.amiss.model.Topics;
import dev.amiss.responder.projection.ProjectionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Claims rows of {@code action} that are told within a group; all within the caller's transaction. */
@ApplicationScoped
class GroupClaims {
    /** Issues that one message tells of at most; the others go with the next one. */
    static final int MOST = 10_000;

    private static final int FETCHED = 200;

    /**
     * What was not sent yet, or not as its definition says now: such a message is not repeated, its actions go with others.
     * Read row by row, lest a plan joins all deliveries.
     */
    private static final String UNSENT = """
            (a.delivery_id IS NULL OR (SELECT v.content_version FROM delivery v WHERE v.id = a.delivery_id)
                IS DISTINCT FROM (SELECT d.content_version FROM responder_action d WHERE d.id = a.responder_action_id))""";

    private final ActionEvents events;

    GroupClaims(ActionEvents events) {
        this.events = events;
    }

    /** Takes what one more companion is and its issue. */
    @FunctionalInterface
    interface Taker {
        void take(Companion companion, Issue issue);
    }

    /** Gives claims back; they run at that time, or as they would have when it is before. */
    void giveBack(Handle handle, Collection<Long> actionIds, long groupId, Instant until) {
        handle.createUpdate("""
                        UPDATE action SET status = 'pending', lease_until = NULL, attempts = attempts - 1,
                            started_at = CASE WHEN attempts > 1 THEN started_at END, group_id = :group,
                            run_at = greatest(run_at, :until)
                        WHERE id = ANY(:ids) AND status = 'running'""")
                .bindArray("ids", Long.class, actionIds.toArray())
                .bind("group", groupId)
                .bind("until", until)
                .execute();
    }

    /** Lets whatever waits in that group wait until then. */
    void putOff(Handle handle, long groupId, Instant until) {
        handle.createUpdate("""
                        UPDATE action a SET run_at = :until
                        WHERE a.group_id = :group AND a.status = 'pending' AND a.run_at < :until AND NOT a.forced
                            AND """ + " " + UNSENT)
                .bind("group", groupId)
                .bind("until", until)
                .execute();
    }

    /**
     * Claims what is due in that group and was not sent yet, for as long as a claim holds.
     *
     * @param leaseSec how long that is
     * @param anyway whether to claim without knowing how the issues stand
     */
    void claimDue(Handle handle, long groupId, Instant now, double leaseSec, boolean anyway, Taker taker) {
        claim(
                        handle,
                        "a.group_id = :group AND a.due_at <= :now AND NOT a.forced AND " + UNSENT
                                + " AND (:anyway OR b.caught_up_at + make_interval(secs => c.millis / 1000.0) >= a.due_at)")
                .bind("group", groupId)
                .bind("now", now)
                .bind("lease", leaseSec)
                .bind("anyway", anyway)
                .setFetchSize(FETCHED)
                .map((row, context) -> taken(row, taker))
                .forEach(ignored -> {});
    }

    /** Claims what else goes by that delivery and waits for its next attempt. */
    void claimAgain(Handle handle, String deliveryId, Instant now, double leaseSec, Taker taker) {
        claim(handle, "a.delivery_id = :delivery AND a.group_id IS NOT NULL AND NOT a.forced")
                .bind("delivery", deliveryId)
                .bind("now", now)
                .bind("lease", leaseSec)
                .setFetchSize(FETCHED)
                .map((row, context) -> taken(row, taker))
                .forEach(ignored -> {});
    }

    private static Query claim(Handle handle, String condition) {
        return handle.createQuery("""
                        WITH picked AS (
                            SELECT a.id FROM action a JOIN issue_projection i ON i.issue_id = a.issue_id
                            CROSS JOIN clock_shift c
                            LEFT JOIN bookmark b ON b.topic = '%s' AND b.partition = i.kafka_partition
                            WHERE a.status = 'pending' AND i.issue IS NOT NULL AND %s
                            ORDER BY a.due_at, a.id LIMIT %d FOR UPDATE OF a SKIP LOCKED
                        )
                        UPDATE action a SET status = 'running', claim = claim + 1, attempts = attempts + 1,
                            started_at = coalesce(started_at, :now), finished_at = NULL,
                            lease_until = clock_timestamp() + make_interval(secs => :lease)
                        FROM picked p, issue_projection i WHERE a.id = p.id AND i.issue_id = a.issue_id
                        RETURNING a.id, a.claim, a.issue_id, a.opening, a.attempts, a.tells_end, i.issue""".formatted(Topics.ISSUE_EVENTS, condition, MOST));
    }

    private static Companion taken(ResultSet row, Taker taker) throws SQLException {
        var companion = new Companion(
                row.getLong("id"),
                row.getLong("claim"),
                row.getLong("issue_id"),
                row.getInt("opening"),
                row.getInt("attempts"),
                row.getBoolean("tells_end"));
        taker.take(companion, ProjectionStore.read(row.getString("issue")));
        return companion;
    }

    /** Cancels claims whose issues are active again, so that there is no end to tell. */
    void cancelEnds(Handle handle, List<Companion> obsolete) {
        if (obsolete.isEmpty()) {
            return;
        }
        List<Action> cancelled = handle.createQuery("""
                        UPDATE action a SET status = 'cancelled', cancel_reason = 'open', lease_until = NULL,
                            finished_at = clock_timestamp(), attempts = attempts - 1,
                            result = jsonb_build_object('reason', 'open', 'message', 'the issue is open again')
                        WHERE a.id = ANY(:ids) AND a.status = 'running' RETURNING """ + " " + ActionRows.COLUMNS)
                .bindArray(
                        "ids",
                        Long.class,
                        obsolete.stream().map(Companion::actionId).toArray())
                .map((row, context) -> ActionRows.action(row))
                .list();
        events.tell(handle, ActionEventType.CANCELLED, cancelled);
    }
}
