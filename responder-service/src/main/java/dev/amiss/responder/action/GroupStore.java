package dev.amiss.responder.action;

import static dev.amiss.service.database.FewOfMany.FEW_OF_MANY;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code action_group}; all within the caller's transaction. */
@ApplicationScoped
class GroupStore {
    /** What {@link #group} reads; the table must be called {@code g}. */
    static final String COLUMNS =
            "g.*, (SELECT d.on_event = 'created' FROM responder_action d WHERE d.id = g.responder_action_id) AS begins";

    /** The group of that key, made when it is not there; it stays to the end of the transaction. */
    ActionGroup obtain(Handle handle, long responderId, long definitionId, String kind, String keyHash, String key) {
        Optional<ActionGroup> found = keep(handle, definitionId, kind, keyHash);
        while (found.isEmpty()) {
            handle.createUpdate("""
                            INSERT INTO action_group (responder_id, responder_action_id, kind, key_hash, key)
                            VALUES (:responder, :definition, :kind, :hash, :key) ON CONFLICT DO NOTHING""")
                    .bind("responder", responderId)
                    .bind("definition", definitionId)
                    .bind("kind", kind)
                    .bind("hash", keyHash)
                    .bind("key", key)
                    .execute();
            found = keep(handle, definitionId, kind, keyHash);
        }
        return found.get();
    }

    /** Its lock lets others tell of the group and keeps them from forgetting it. */
    private static Optional<ActionGroup> keep(Handle handle, long definitionId, String kind, String keyHash) {
        return handle.createQuery("SELECT " + COLUMNS + " " + """
                         FROM action_group g WHERE g.responder_action_id = :definition AND g.kind = :kind
                            AND g.key_hash = :hash FOR KEY SHARE OF g""")
                .bind("definition", definitionId)
                .bind("kind", kind)
                .bind("hash", keyHash)
                .map((row, context) -> group(row))
                .findOne();
    }

    /** Empty when it was forgotten. */
    Optional<ActionGroup> find(Handle handle, long id) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM action_group g WHERE g.id = :id")
                .bind("id", id)
                .map((row, context) -> group(row))
                .findOne();
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

    static ActionGroup group(ResultSet row) throws SQLException {
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

    /** Those in which nothing was told since then and nothing waits; how many were forgotten, at most that many. */
    int forget(Handle handle, Instant before, int most) {
        List<Long> quiet = handle.createQuery("""
                        SELECT g.id FROM action_group g WHERE (g.last_sent_at < :before OR g.last_sent_at IS NULL)
                            AND NOT EXISTS (SELECT FROM group_member m WHERE m.group_id = g.id)
                            AND NOT EXISTS (SELECT FROM action a WHERE a.group_id = g.id AND a.status = 'pending')
                            AND NOT EXISTS (SELECT FROM action a WHERE a.group_id = g.id AND a.status IN ('held', 'running'))
                        LIMIT :most FOR UPDATE OF g SKIP LOCKED""")
                .addCustomizer(FEW_OF_MANY)
                .bind("before", before)
                .bind("most", most)
                .mapTo(Long.class)
                .list();
        return handle.createUpdate("""
                        DELETE FROM action_group g WHERE g.id = ANY(:ids)
                            AND NOT EXISTS (SELECT FROM group_member m WHERE m.group_id = g.id)
                            AND NOT EXISTS (SELECT FROM action a
                                WHERE a.group_id = g.id AND a.status IN ('pending', 'held', 'running'))""")
                .bindArray("ids", Long.class, quiet.toArray())
                .execute();
    }
}
