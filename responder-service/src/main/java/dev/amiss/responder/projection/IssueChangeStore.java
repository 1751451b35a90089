package dev.amiss.responder.projection;

import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Severity;
import dev.amiss.service.database.StoredJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table {@code issue_change}; all within the caller's transaction. */
@ApplicationScoped
public class IssueChangeStore {
    /** Writes down how issues stood after each of these events; what was known of a deleted one is forgotten. */
    void append(Handle handle, List<ReceivedEvent> events) {
        List<Long> deleted = events.stream()
                .filter(ReceivedEvent::isDeletion)
                .map(ReceivedEvent::issueId)
                .toList();
        var batch = handle.prepareBatch("""
                INSERT INTO issue_change
                    (issue_id, epoch, version, at, status, severity, labels, opening, opening_at, resolved_at)
                VALUES (:id, :epoch, :version, :at, :status, :severity, :labels::jsonb, :opening, :openingAt, :resolvedAt)
                ON CONFLICT DO NOTHING""");
        for (ReceivedEvent each : events) {
            if (!deleted.contains(each.issueId())) {
                Issue issue = each.event().issue();
                batch.bind("id", issue.id())
                        .bind("epoch", each.event().epoch())
                        .bind("version", issue.version())
                        .bind("at", each.event().at())
                        .bind("status", issue.status().wire())
                        .bind("severity", issue.severity().wire())
                        .bind("labels", StoredJson.write(issue.labels()))
                        .bind("opening", issue.opening())
                        .bind("openingAt", issue.openingAt())
                        .bind("resolvedAt", issue.resolvedAt())
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
        if (!deleted.isEmpty()) {
            handle.createUpdate("DELETE FROM issue_change WHERE issue_id = ANY(:ids)")
                    .bindArray("ids", Long.class, deleted.toArray())
                    .execute();
        }
    }

    /** How these issues stood, each from its first known moment on. */
    public Map<Long, List<IssueState>> of(Handle handle, Collection<Long> issueIds) {
        return handle
                .createQuery("SELECT * FROM issue_change WHERE issue_id = ANY(:ids) ORDER BY issue_id, epoch, version")
                .bindArray("ids", Long.class, issueIds.toArray())
                .map((row, context) -> Map.entry(row.getLong("issue_id"), state(row)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Forgets what is older, some at a time; the number of those forgotten. */
    int forget(Handle handle, Duration age, int limit) {
        return handle.createUpdate("""
                        DELETE FROM issue_change WHERE ctid = ANY(ARRAY(
                            SELECT ctid FROM issue_change
                            WHERE at < clock_timestamp() - make_interval(secs => :age) ORDER BY at LIMIT :limit))""")
                .bind("age", (double) age.toSeconds())
                .bind("limit", limit)
                .execute();
    }

    private static IssueState state(ResultSet row) throws SQLException {
        return new IssueState(
                row.getTimestamp("at").toInstant(),
                IssueStatus.ofWire(row.getString("status")).orElse(IssueStatus.OPEN),
                Severity.ofWire(row.getString("severity")).orElse(Severity.ERROR),
                StoredJson.texts(row.getString("labels")),
                row.getInt("opening"),
                row.getTimestamp("opening_at").toInstant(),
                instantOrNull(row.getTimestamp("resolved_at")));
    }

    private static @Nullable Instant instantOrNull(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
