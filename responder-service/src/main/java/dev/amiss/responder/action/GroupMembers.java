package dev.amiss.responder.action;

import static dev.amiss.service.database.FewOfMany.FEW_OF_MANY;

import dev.amiss.model.Action;
import dev.amiss.model.Issue;
import dev.amiss.responder.projection.ProjectionStore;
import dev.amiss.responder.responder.ActionDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table {@code group_member}: what groups told of and did not tell the end of; all within the caller's transaction. */
@ApplicationScoped
class GroupMembers {
    /** A member whose issue ended. */
    record Left(ActionGroup group, long issueId, int opening, String targetFunction, String destination) {
        /** The same, told where that action goes. */
        Left by(ActionDefinition definition) {
            return new Left(group, issueId, opening, definition.targetFunction(), definition.destination());
        }
    }

    /**
     * How many issues are active as far as those know whom that group tells: of the responder's groups of that key, and with
     * ends that were not told yet.
     */
    long active(Handle handle, ActionGroup group, Collection<Long> besides) {
        return handle.createQuery("""
                        SELECT count(*) FROM (
                            SELECT m.issue_id FROM action_group g JOIN group_member m ON m.group_id = g.id
                            WHERE CASE WHEN :begins THEN g.id = :group
                                ELSE g.responder_id = :responder AND g.key_hash = :hash AND g.kind = 'responder' END
                            UNION
                            SELECT a.issue_id FROM action a
                            WHERE NOT :begins AND a.group_id = :group AND a.status IN ('pending', 'held')
                        ) known WHERE NOT issue_id = ANY(:besides)""")
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
                .addCustomizer(FEW_OF_MANY)
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
        return handle.createQuery("SELECT " + GroupStore.COLUMNS + """
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
                        GroupStore.group(row),
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

    /** Those of these actions whose message may have arrived, though nobody knows: their ends are owed. */
    void joinPerhaps(Handle handle, Collection<Long> actionIds, Instant now) {
        handle.createUpdate("""
                        INSERT INTO group_member (group_id, issue_id, opening, told_at)
                        SELECT a.group_id, a.issue_id, a.opening, :now FROM action a
                        JOIN action_group g ON g.id = a.group_id AND g.kind = 'responder'
                        JOIN responder_action d ON d.id = g.responder_action_id AND d.on_event = 'created'
                        WHERE a.id = ANY(:ids) AND NOT a.tells_end AND a.delivery_id IS NOT NULL
                        ON CONFLICT (group_id, issue_id) DO UPDATE SET opening = excluded.opening""")
                .bindArray("ids", Long.class, actionIds.toArray())
                .bind("now", now)
                .execute();
    }

    /** Issues behind that id that are members of that responder's groups and not active any more. */
    List<Long> ended(Handle handle, long responderId, long issueId, int limit) {
        return handle.createQuery("""
                        SELECT DISTINCT m.issue_id FROM group_member m JOIN action_group g ON g.id = m.group_id
                        LEFT JOIN issue_projection i ON i.issue_id = m.issue_id
                        WHERE g.responder_id = :responder AND m.issue_id > :after
                            AND (i.status IS NULL OR i.status NOT IN ('open', 'acknowledged'))
                        ORDER BY m.issue_id LIMIT :limit""")
                .addCustomizer(FEW_OF_MANY)
                .bind("responder", responderId)
                .bind("after", issueId)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    /** Members that nobody can be told the end of, since their issues are not known any more. */
    int forgetUnknown(Handle handle, int most) {
        return handle.createUpdate("""
                        DELETE FROM group_member WHERE ctid = ANY(ARRAY(SELECT m.ctid FROM group_member m
                            WHERE NOT EXISTS (SELECT FROM issue_projection p WHERE p.issue_id = m.issue_id) LIMIT :most))""")
                .addCustomizer(FEW_OF_MANY)
                .bind("most", most)
                .execute();
    }
}
