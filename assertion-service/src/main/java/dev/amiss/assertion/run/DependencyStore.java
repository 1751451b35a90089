package dev.amiss.assertion.run;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What assertions depend on, as it stands. */
@Singleton
class DependencyStore {
    /** All that an assertion depends on, directly or not, as far as it is enabled. */
    List<Parent> parents(Handle handle, long assertionId) {
        return handle.createQuery("""
                        WITH RECURSIVE up AS (
                            SELECT parent_id FROM dependency WHERE child_id = :id
                            UNION SELECT d.parent_id FROM dependency d JOIN up ON d.child_id = up.parent_id),
                        parent AS (
                            SELECT a.id, a.name, d.last_run_at, d.calm_since,
                                d.fails_in_row > 0 OR d.standing = 'failing' AS failing
                            FROM up JOIN assertion a ON a.id = up.parent_id JOIN duty d ON d.assertion_id = a.id
                            WHERE a.enabled AND a.deleted_at IS NULL)
                        SELECT p.*, p.failing AND NOT EXISTS (
                            SELECT FROM dependency e JOIN parent q ON q.id = e.parent_id
                            WHERE e.child_id = p.id AND q.failing) AS to_blame
                        FROM parent p ORDER BY p.id""")
                .bind("id", assertionId)
                .map((row, context) -> parent(row))
                .list();
    }

    /** The assertions that depend on this one, directly or not, and fail without that anybody was told because of that. */
    List<Long> withheldChildren(Handle handle, long assertionId) {
        return handle.createQuery("""
                        WITH RECURSIVE down AS (
                            SELECT child_id FROM dependency WHERE parent_id = :id
                            UNION SELECT d.child_id FROM dependency d JOIN down ON d.parent_id = down.child_id)
                        SELECT d.assertion_id FROM down JOIN duty d ON d.assertion_id = down.child_id WHERE d.withheld""").bind("id", assertionId).mapTo(Long.class).list();
    }

    private static Parent parent(ResultSet row) throws SQLException {
        return new Parent(
                row.getLong("id"),
                row.getString("name"),
                row.getBoolean("failing"),
                row.getBoolean("to_blame"),
                time(row, "last_run_at"),
                time(row, "calm_since"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
