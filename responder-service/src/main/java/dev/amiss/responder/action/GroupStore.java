package dev.amiss.responder.action;

import dev.amiss.model.Action;
import dev.amiss.model.Issue;
import dev.amiss.model.Topics;
import dev.amiss.responder.projection.ProjectionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The tables {@code action_group} and {@code group_member}; all within the caller's transaction. */
@ApplicationScoped
class GroupStore {
    /** Issues that one message tells of at most; the others go with the next one. */
    static final int MOST = 10_000;

    private static final int FETCHED = 200;
    private static final String COLUMNS =
            "g.*, (SELECT d.on_event = 'created' FROM responder_action d WHERE d.id = g.responder_action_id) AS begins";

    /** A member whose issue ended. */
    record Left(ActionGroup group, long issueId, int opening, String targetFunction, String destination) {}

    /** Takes what one more companion is and its issue. */
    @FunctionalInterface
    interface Taker {
        void take(Companion companion, Issue issue);
    }

    /** The group of that key, made when it is not there; others wait for the transaction's end to change it. */
    ActionGroup obtain(Handle handle, long responderId, long definitionId, String kind, String keyHash, String key) {
        handle.createUpdate("""
                        INSERT INTO action_group (responder_id, responder_action_id, kind, key_hash, key)
                        VALUES (:responder, :definition, :kind, :hash, :key) ON CONFLICT DO NOTHING""")
                .bind("responder", responderId)
                .bind("definition", definitionId)
                .bind("kind", kind)
                .bind("hash", keyHash)
                .bind("key", key)
                .execute();
        return handle.createQuery("SELECT " + COLUMNS + " " + """
                         FROM action_group g WHERE g.responder_action_id = :definition AND g.kind = :kind
                            AND g.key_hash = :hash""")
                .bind("definition", definitionId)
                .bind("kind", kind)
                .bind("hash", keyHash)
                .map((row, context) -> group(row))
                .one();
    }

    ActionGroup find(Handle handle, long id) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM action_group g WHERE g.id = :id")
                .bind("id", id)
                .map((row, context) -> group(row))
                .one();
    }

    /** These groups; nobody else begins a message of theirs before the transaction ends. */
    Map<Long, ActionGroup> lock(Handle handle, Collection<Long> ids) {
        Map<Long, ActionGroup> groups = new HashMap<>();
        handle.createQuery("SELECT " + COLUMNS
                        + " FROM action_group g WHERE g.id = ANY(:ids) ORDER BY g.id FOR NO KEY UPDATE OF g")
                .bindArray("ids", Long.class, ids.toArray())
                .map((row, context) -> group(row))
                .forEach(group -> groups.put(group.id(), group));
        return groups;
    }

    private static ActionGroup group(ResultSet row) throws SQLException {
        return new ActionGroup(
                row.getLong("id"),
                row.getLong("responder_id"),
                row.getLong("responder_action_id"),
                row.getString("kind"),
                row.getString("key_hash"),
                row.getString("key"),
                ActionRows.timeOrNull(row, "last_sent_at"),
                row.getBoolean("begins"));
    }

    void sent(Handle handle, long groupId, Instant now) {
        handle.execute("UPDATE action_group SET last_sent_at = ? WHERE id = ?", now, groupId);
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
                        UPDATE action SET run_at = :until
                        WHERE group_id = :group AND status = 'pending' AND run_at < :until AND delivery_id IS NULL
                            AND NOT forced""").bind("group", groupId).bind("until", until).execute();
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
                        "a.group_id = :group AND a.due_at <= :now AND a.delivery_id IS NULL AND NOT a.forced"
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

    /** How many issues the groups of that responder and key told of that are active as far as they know. */
    long active(Handle handle, ActionGroup group, Collection<Long> besides) {
        return handle.createQuery("""
                        SELECT count(DISTINCT m.issue_id) FROM action_group g JOIN group_member m ON m.group_id = g.id
                        WHERE NOT m.issue_id = ANY(:besides) AND CASE WHEN :begins THEN g.id = :group
                            ELSE g.responder_id = :responder AND g.key_hash = :hash AND g.kind = 'responder' END""")
                .bindArray("besides", Long.class, besides.toArray())
                .bind("begins", group.tellsBeginnings())
                .bind("group", group.id())
                .bind("responder", group.responderId())
                .bind("hash", group.keyHash())
                .mapTo(Long.class)
                .one();
    }

    /** Some of the issues that a group told of, the latest first. */
    List<Issue> members(Handle handle, long groupId, Collection<Long> besides, int limit) {
        return handle.createQuery("""
                        SELECT i.issue FROM group_member m JOIN issue_projection i ON i.issue_id = m.issue_id
                        WHERE m.group_id = :group AND i.issue IS NOT NULL AND NOT m.issue_id = ANY(:besides)
                        ORDER BY m.told_at DESC, m.issue_id LIMIT :limit""")
                .bind("group", groupId)
                .bindArray("besides", Long.class, besides.toArray())
                .bind("limit", limit)
                .map((row, context) -> ProjectionStore.read(row.getString("issue")))
                .list();
    }

    void join(Handle handle, long groupId, List<Companion> told, Instant now) {
        handle.createUpdate("""
                        INSERT INTO group_member (group_id, issue_id, opening, told_at)
                        SELECT :group, n.issue_id, n.opening, :now FROM unnest(:issues, :openings) AS n(issue_id, opening)
                        ON CONFLICT (group_id, issue_id) DO UPDATE SET opening = excluded.opening""")
                .bind("group", groupId)
                .bindArray(
                        "issues",
                        Long.class,
                        told.stream().map(Companion::issueId).toArray())
                .bindArray(
                        "openings",
                        Integer.class,
                        told.stream().map(Companion::opening).toArray())
                .bind("now", now)
                .execute();
    }

    /** Those whose end was told; one that was opened again since and told anew stays. */
    void leave(Handle handle, long groupId, List<Companion> told) {
        handle.createUpdate("""
                        DELETE FROM group_member m USING unnest(:issues, :openings) AS n(issue_id, opening)
                        WHERE m.group_id = :group AND m.issue_id = n.issue_id AND m.opening = n.opening""")
                .bind("group", groupId)
                .bindArray(
                        "issues",
                        Long.class,
                        told.stream().map(Companion::issueId).toArray())
                .bindArray(
                        "openings",
                        Integer.class,
                        told.stream().map(Companion::opening).toArray())
                .execute();
    }

    /** Where these issues are members, and no end of theirs is on its way. */
    List<Left> left(Handle handle, Collection<Long> issueIds) {
        return handle.createQuery("SELECT " + COLUMNS + """
                        , m.issue_id, m.opening, a.target_function, a.destination
                        FROM group_member m JOIN action_group g ON g.id = m.group_id
                        CROSS JOIN LATERAL (SELECT t.target_function, t.destination FROM action t
                            WHERE t.issue_id = m.issue_id AND t.responder_action_id = g.responder_action_id
                            ORDER BY t.id DESC LIMIT 1) a
                        WHERE m.issue_id = ANY(:issues) AND NOT EXISTS (
                            SELECT FROM action e WHERE e.issue_id = m.issue_id AND e.opening = m.opening
                                AND e.responder_action_id = g.responder_action_id AND e.tells_end
                                AND e.status <> 'cancelled')""")
                .bindArray("issues", Long.class, issueIds.toArray())
                .map((row, context) -> new Left(
                        group(row),
                        row.getLong("issue_id"),
                        row.getInt("opening"),
                        row.getString("target_function"),
                        row.getString("destination")))
                .list();
    }

    void forget(Handle handle, List<Left> members) {
        var batch = handle.prepareBatch("DELETE FROM group_member WHERE group_id = :group AND issue_id = :issue");
        members.forEach(each -> batch.bind("group", each.group().id())
                .bind("issue", each.issueId())
                .add());
        if (!members.isEmpty()) {
            batch.execute();
        }
    }

    /** Has it told that an issue left, at that time. */
    Action tellEnd(Handle handle, Left left, Instant now, Instant runAt) {
        return handle.createQuery("""
                        INSERT INTO action AS a (issue_id, opening, responder_action_id, round, responder_id,
                            target_function, destination, status, due_at, run_at, created_at, group_id, tells_end)
                        SELECT :issue, :opening, :definition, coalesce(max(o.round), 0) + 1, :responder, :function,
                            :destination, 'pending', :now::timestamptz, :run::timestamptz, :now::timestamptz, :group, true
                        FROM action o WHERE o.issue_id = :issue AND o.opening = :opening
                            AND o.responder_action_id = :definition
                        RETURNING """ + " " + ActionRows.COLUMNS)
                .bind("issue", left.issueId())
                .bind("opening", left.opening())
                .bind("definition", left.group().definitionId())
                .bind("responder", left.group().responderId())
                .bind("function", left.targetFunction())
                .bind("destination", left.destination())
                .bind("group", left.group().id())
                .bind("now", now)
                .bind("run", runAt)
                .map((row, context) -> ActionRows.action(row))
                .one();
    }

    /** Cancels claims whose issues are active again, so that there is no end to tell. */
    List<Action> cancelEnds(Handle handle, List<Companion> obsolete) {
        if (obsolete.isEmpty()) {
            return new ArrayList<>();
        }
        return handle.createQuery("""
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
    }
}
