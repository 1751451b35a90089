package dev.amiss.issue.lifecycle;

import static dev.amiss.service.database.FewOfMany.FEW_OF_MANY;

import dev.amiss.model.Issue;
import dev.amiss.service.database.RowArrays;
import dev.amiss.service.database.StoredJson;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The issue tables. Works in the caller's transaction. */
@Singleton
public class IssueStore {
    private static final String INSERT = """
            INSERT INTO issue (id, key, name, status, severity, labels, first_details, source, record_type, record_id,
                               dedup_key, opening, opened_at, opening_at, acknowledged_at, resolved_at, updated_at,
                               previous_id, version, truncated, adjusted)
            SELECT id, key, name, status, severity, labels::jsonb, first_details::jsonb, source, record_type, record_id,
                   dedup_key, opening, opened_at, opening_at, acknowledged_at, resolved_at, updated_at,
                   previous_id, version, truncated::jsonb, adjusted::jsonb
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                AS i(id, key, name, status, severity, labels, first_details, source, record_type, record_id,
                     dedup_key, opening, opened_at, opening_at, acknowledged_at, resolved_at, updated_at,
                     previous_id, version, truncated, adjusted)
            ON CONFLICT (key) WHERE status <> 'resolved' DO NOTHING
            RETURNING id""";

    private static final String UPDATE = """
            UPDATE issue SET status = i.status, severity = i.severity, labels = i.labels::jsonb, opening = i.opening,
                opening_at = i.opening_at, acknowledged_at = i.acknowledged_at, resolved_at = i.resolved_at,
                updated_at = i.updated_at, version = i.version, wont_fix_until = i.wont_fix_until,
                severity_pinned = i.severity_pinned, labels_pinned = i.labels_pinned
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                AS i(id, status, severity, labels, opening, opening_at, acknowledged_at, resolved_at, updated_at,
                     version, wont_fix_until, severity_pinned, labels_pinned)
            WHERE issue.id = i.id""";

    private static final String SEEN = """
            INSERT INTO issue_activity AS a
                (issue_id, occurrences, last_seen_at, last_seen_minute, details, url, expires_at, occurred_at)
            SELECT id, occurrences, last_seen_at, date_trunc('minute', last_seen_at), details::jsonb, url, expires_at,
                   occurred_at
            FROM unnest(?, ?, ?, ?, ?, ?, ?)
                AS i(id, occurrences, last_seen_at, details, url, expires_at, occurred_at)
            ON CONFLICT (issue_id) DO UPDATE SET occurrences = excluded.occurrences,
                last_seen_at = excluded.last_seen_at, last_seen_minute = excluded.last_seen_minute,
                details = excluded.details, url = excluded.url, expires_at = excluded.expires_at,
                occurred_at = excluded.occurred_at""";

    private static final String COUNT = """
            INSERT INTO occurrence_hour AS o (issue_id, hour, count)
            SELECT id, date_trunc('hour', at), count FROM unnest(?, ?, ?) AS i(id, at, count)
            ON CONFLICT (issue_id, hour) DO UPDATE SET count = o.count + excluded.count""";

    /**
     * Locks the issues that hold these keys, in key order, and answers them by key. Both rows of an issue are locked: one
     * that waited for the first alone would go on with the second as it was before the wait. The keys go through a query of
     * their own: PostgreSQL, which plans for as many keys as it is given, would do so each time, and for longer than it reads.
     */
    public Map<IssueKey, StoredIssue> lockHolders(Handle handle, Collection<IssueKey> keys) {
        Map<IssueKey, StoredIssue> holders = new LinkedHashMap<>();
        handle.createQuery(IssueRow.SELECT + """
                         WHERE i.key = ANY(ARRAY(SELECT unnest(:keys))) AND i.status <> 'resolved'
                        ORDER BY i.key FOR UPDATE OF i, a""")
                .bindBySqlType("keys", byteArrays(handle, keys), java.sql.Types.ARRAY)
                .map(IssueRow::read)
                .forEach(issue -> holders.put(issue.key(), issue));
        return holders;
    }

    /** The last resolved issue of each of these keys that has one. */
    public Map<IssueKey, Long> lastResolved(Handle handle, Collection<IssueKey> keys) {
        Map<IssueKey, Long> previous = new LinkedHashMap<>();
        handle.createQuery("""
                        SELECT k.key, (SELECT id FROM issue i WHERE i.key = k.key AND i.status = 'resolved'
                                       ORDER BY resolved_at DESC, id DESC LIMIT 1)
                        FROM unnest(:keys) AS k(key)""")
                .bindBySqlType("keys", byteArrays(handle, keys), java.sql.Types.ARRAY)
                .map((row, context) -> {
                    long id = row.getLong(2);
                    return row.wasNull() ? null : previous.put(IssueKey.stored(row.getBytes(1)), id);
                })
                .list();
        return previous;
    }

    /** The issue of that id, locked; empty when there is none or it was erased. */
    public Optional<StoredIssue> lock(Handle handle, long id) {
        return handle.createQuery(IssueRow.SELECT + " WHERE i.id = :id AND i.erased_at IS NULL FOR UPDATE OF i, a")
                .bind("id", id)
                .map(IssueRow::read)
                .findOne();
    }

    /** The issue of that id; empty when there is none or it was erased. */
    public Optional<Issue> find(Handle handle, long id) {
        return handle.createQuery(IssueRow.SELECT + " WHERE i.id = :id AND i.erased_at IS NULL")
                .bind("id", id)
                .map(IssueRow::read)
                .findOne()
                .map(StoredIssue::issue);
    }

    /** The issue that holds a key; empty when none does. */
    public Optional<Long> holder(Handle handle, IssueKey key) {
        return handle.createQuery("SELECT id FROM issue WHERE key = :key AND status <> 'resolved'")
                .bind("key", key.bytes())
                .mapTo(Long.class)
                .findOne();
    }

    /** Overwrites what was written in an issue, which is locked and resolved. */
    void erase(Handle handle, long id, Instant now) {
        handle.createUpdate("""
                        UPDATE issue SET name = '(erased)', labels = '{}', first_details = '{}', source = NULL,
                            record_type = NULL, record_id = NULL, dedup_key = NULL, truncated = '[]', adjusted = '[]',
                            erased_at = :now
                        WHERE id = :id""").bind("now", now).bind("id", id).execute();
        handle.createUpdate(
                        "UPDATE issue_activity SET details = '{}', url = NULL, expires_at = NULL WHERE issue_id = :id")
                .bind("id", id)
                .execute();
        eraseAnswers(handle, id);
    }

    /** What reports were answered with, which their repeats were to be told; answers that others write anew are left to them. */
    private static void eraseAnswers(Handle handle, long id) {
        handle.createUpdate("""
                        UPDATE inbox SET result = NULL WHERE ctid = ANY(ARRAY(
                            SELECT ctid FROM inbox
                            WHERE result IS NOT NULL AND (result #>> '{issue,id}')::bigint = :id
                            FOR UPDATE SKIP LOCKED))""").bind("id", id).execute();
    }

    /** Locks active issues that were to be seen again before {@code now} and were not, at most so many, in key order. */
    List<StoredIssue> lockExpired(Handle handle, Instant now, int most) {
        return handle.createQuery(IssueRow.SELECT + """
                         WHERE i.id = ANY(ARRAY(SELECT issue_id FROM issue_activity WHERE expires_at <= :now
                                ORDER BY expires_at LIMIT :most))
                            AND a.expires_at <= :now AND i.status IN ('open', 'acknowledged')
                        ORDER BY i.key FOR UPDATE OF i, a SKIP LOCKED""")
                .addCustomizer(FEW_OF_MANY)
                .bind("now", now)
                .bind("most", most)
                .map(IssueRow::read)
                .list();
    }

    /** Locks issues that were resolved before that time, at most so many, those left out that somebody else holds. */
    List<Long> lockResolvedBefore(Handle handle, Instant before, int most) {
        return handle.createQuery("""
                        SELECT id FROM issue WHERE status = 'resolved' AND resolved_at < :before
                        ORDER BY resolved_at LIMIT :most FOR UPDATE SKIP LOCKED""")
                .bind("before", before)
                .bind("most", most)
                .mapTo(Long.class)
                .list();
    }

    /** Deletes these issues, which are locked, and what was counted of them. */
    void delete(Handle handle, List<Long> ids) {
        for (String sql : List.of(
                "DELETE FROM occurrence_hour WHERE issue_id = ANY(:ids)",
                "DELETE FROM issue_activity WHERE issue_id = ANY(:ids)",
                "DELETE FROM issue WHERE id = ANY(:ids)")) {
            handle.createUpdate(sql).bindArray("ids", Long.class, ids.toArray()).execute();
        }
    }

    /** Active issues with an id above this one, at most so many, by id, locked so that none changes meanwhile. */
    List<StoredIssue> lockActiveAfter(Handle handle, long id, int most) {
        return handle.createQuery(IssueRow.SELECT + """
                         WHERE i.id > :id AND i.status <> 'resolved' ORDER BY i.id LIMIT :most FOR UPDATE OF i, a""")
                .bind("id", id)
                .bind("most", most)
                .map(IssueRow::read)
                .list();
    }

    /** New issues, sorted by key; answers how many were inserted, fewer when another issue holds a key meanwhile. */
    int insert(Handle handle, List<StoredIssue> issues) {
        return RowArrays.of(handle, issues)
                .column("bigint", StoredIssue::id)
                .column("bytea", issue -> issue.key().bytes())
                .column("text", issue -> issue.issue().name())
                .column("text", issue -> issue.issue().status().wire())
                .column("text", issue -> issue.issue().severity().wire())
                .column("text", issue -> StoredJson.write(issue.issue().labels()))
                .column("text", issue -> issue.issue().firstDetails().toString())
                .column("text", issue -> issue.issue().source())
                .column(
                        "text",
                        issue -> issue.issue().record() == null
                                ? null
                                : issue.issue().record().type())
                .column(
                        "text",
                        issue -> issue.issue().record() == null
                                ? null
                                : issue.issue().record().id())
                .column("text", issue -> issue.issue().dedupKey())
                .column("integer", issue -> issue.issue().opening())
                .times(issue -> issue.issue().openedAt())
                .times(issue -> issue.issue().openingAt())
                .times(issue -> issue.issue().acknowledgedAt())
                .times(issue -> issue.issue().resolvedAt())
                .times(issue -> issue.issue().updatedAt())
                .column("bigint", issue -> issue.issue().previousId())
                .column("bigint", issue -> issue.issue().version())
                .column("text", issue -> StoredJson.write(issue.issue().truncated()))
                .column("text", issue -> StoredJson.write(issue.issue().adjusted()))
                .query(INSERT, row -> row.getLong(1))
                .size();
    }

    void update(Handle handle, List<StoredIssue> issues) {
        RowArrays.of(handle, issues)
                .column("bigint", StoredIssue::id)
                .column("text", issue -> issue.issue().status().wire())
                .column("text", issue -> issue.issue().severity().wire())
                .column("text", issue -> StoredJson.write(issue.issue().labels()))
                .column("integer", issue -> issue.issue().opening())
                .times(issue -> issue.issue().openingAt())
                .times(issue -> issue.issue().acknowledgedAt())
                .times(issue -> issue.issue().resolvedAt())
                .times(issue -> issue.issue().updatedAt())
                .column("bigint", issue -> issue.issue().version())
                .times(issue -> issue.issue().wontFixUntil())
                .column("boolean", StoredIssue::severityPinned)
                .column("boolean", StoredIssue::labelsPinned)
                .execute(UPDATE);
    }

    void seen(Handle handle, Map<StoredIssue, Long> counts) {
        RowArrays.of(handle, List.copyOf(counts.keySet()))
                .column("bigint", StoredIssue::id)
                .column("bigint", issue -> issue.issue().occurrences())
                .times(issue -> issue.issue().lastSeenAt())
                .column("text", issue -> issue.issue().details().toString())
                .column("text", issue -> issue.issue().url())
                .times(issue -> issue.issue().expiresAt())
                .times(StoredIssue::occurredAt)
                .execute(SEEN);
        RowArrays.of(handle, List.copyOf(counts.entrySet()))
                .column("bigint", seen -> seen.getKey().id())
                .times(seen -> seen.getKey().issue().lastSeenAt())
                .column("bigint", Map.Entry::getValue)
                .execute(COUNT);
    }

    void expireNoMore(Handle handle, List<Long> ids) {
        if (!ids.isEmpty()) {
            handle.createUpdate("UPDATE issue_activity SET expires_at = NULL WHERE issue_id = ANY(:ids)")
                    .bindArray("ids", Long.class, ids.toArray())
                    .execute();
        }
    }

    private static java.sql.Array byteArrays(Handle handle, Collection<IssueKey> keys) {
        try {
            return handle.getConnection()
                    .createArrayOf("bytea", keys.stream().map(IssueKey::bytes).toArray(byte[][]::new));
        } catch (java.sql.SQLException e) {
            throw new org.jdbi.v3.core.ConnectionException(e);
        }
    }
}
