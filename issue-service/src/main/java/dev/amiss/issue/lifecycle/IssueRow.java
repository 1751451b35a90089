package dev.amiss.issue.lifecycle;

import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.RecordRef;
import dev.amiss.model.Severity;
import dev.amiss.service.database.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads an issue out of the join of its two tables. */
public final class IssueRow {
    /** What is read of an issue; the names mean the same in the join of the tables and in a selection of it. */
    public static final String COLUMNS = """
            id, key, name, status, severity, labels::text AS labels, details::text AS details,
            first_details::text AS first_details, source, url, record_type, record_id, dedup_key, occurrences, opening,
            opened_at, opening_at, last_seen_at, acknowledged_at, resolved_at, expires_at, updated_at, previous_id, version,
            truncated::text AS truncated, adjusted::text AS adjusted, wont_fix_until, severity_pinned, labels_pinned,
            occurred_at""";

    /** To be followed by WHERE; the tables are {@code i} and {@code a}. */
    public static final String SELECT =
            "SELECT " + COLUMNS + " FROM issue i JOIN issue_activity a ON a.issue_id = i.id ";

    private IssueRow() {}

    /** The issue of the present row. */
    public static StoredIssue read(ResultSet row, StatementContext context) throws SQLException {
        String recordId = row.getString("record_id");
        long previous = row.getLong("previous_id");
        Long previousId = row.wasNull() ? null : previous;
        Issue issue = new Issue(
                row.getLong("id"),
                row.getString("name"),
                IssueStatus.ofWire(row.getString("status")).orElseThrow(),
                Severity.ofWire(row.getString("severity")).orElseThrow(),
                StoredJson.texts(row.getString("labels")),
                StoredJson.read(row.getString("details")),
                StoredJson.read(row.getString("first_details")),
                row.getString("source"),
                row.getString("url"),
                recordId == null ? null : new RecordRef(row.getString("record_type"), recordId),
                row.getString("dedup_key"),
                row.getLong("occurrences"),
                row.getInt("opening"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("opening_at").toInstant(),
                row.getTimestamp("last_seen_at").toInstant(),
                time(row, "acknowledged_at"),
                time(row, "resolved_at"),
                time(row, "expires_at"),
                row.getTimestamp("updated_at").toInstant(),
                previousId,
                row.getLong("version"),
                StoredJson.list(row.getString("truncated")),
                StoredJson.list(row.getString("adjusted")),
                time(row, "wont_fix_until"));
        return new StoredIssue(
                IssueKey.stored(row.getBytes("key")),
                issue,
                row.getBoolean("severity_pinned"),
                row.getBoolean("labels_pinned"),
                time(row, "occurred_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
