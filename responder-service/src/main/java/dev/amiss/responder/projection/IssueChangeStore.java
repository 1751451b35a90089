package dev.amiss.responder.projection;

import static dev.amiss.service.database.FewOfMany.FEW_OF_MANY;

import dev.amiss.model.IssueStatus;
import dev.amiss.model.Severity;
import dev.amiss.service.database.RowArrays;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table {@code issue_change}; all within the caller's transaction. */
@ApplicationScoped
public class IssueChangeStore {
    private static final String APPEND = """
            INSERT INTO issue_change
                (issue_id, epoch, version, at, status, severity, labels, opening, opening_at, resolved_at)
            SELECT id, epoch, version, at, status, severity, labels::jsonb, opening, opening_at, resolved_at
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                AS i(id, epoch, version, at, status, severity, labels, opening, opening_at, resolved_at)
            ON CONFLICT DO NOTHING""";

    /** Writes down how issues stood after each of these events; what was known of a deleted one is forgotten. */
    void append(Handle handle, List<ReceivedEvent> events) {
        Set<Long> deleted = events.stream()
                .filter(ReceivedEvent::isDeletion)
                .map(ReceivedEvent::issueId)
                .collect(Collectors.toSet());
        List<ReceivedEvent> kept = events.stream()
                .filter(each -> !deleted.contains(each.issueId()))
                .toList();
        RowArrays.of(handle, kept)
                .column("bigint", ReceivedEvent::issueId)
                .column("bigint", each -> each.event().epoch())
                .column("bigint", each -> each.event().issue().version())
                .times(each -> each.event().at())
                .column("text", each -> each.event().issue().status().wire())
                .column("text", each -> each.event().issue().severity().wire())
                .column("text", each -> StoredJson.write(each.event().issue().labels()))
                .column("integer", each -> each.event().issue().opening())
                .times(each -> each.event().issue().openingAt())
                .times(each -> each.event().issue().resolvedAt())
                .execute(APPEND);
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
                .addCustomizer(FEW_OF_MANY)
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
