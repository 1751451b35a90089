package dev.amiss.issue.console;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What was done last about issues and what is due next, as their histories tell. Thread-safe. */
@Singleton
class LastResponses {
    private static final String LATEST = """
            SELECT h.issue_id, h.kind, h.at, h.summary, h.data #>> '{action,id}' AS action,
                   h.data #>> '{action,due_at}' AS due_at, h.data #>> '{action,target_function}' AS function
            FROM unnest(:ids) AS n(id)
            CROSS JOIN LATERAL (SELECT * FROM history WHERE issue_id = n.id AND kind LIKE 'action\\_%'
                                ORDER BY id DESC LIMIT 100) h
            ORDER BY h.id DESC""";
    private static final Set<String> ENDED = Set.of("action_succeeded", "action_failed");
    private static final Set<String> WAITING = Set.of("action_scheduled", "action_held", "action_attempted");

    List<IssueLine> addTo(Handle handle, List<IssueLine> lines) {
        if (lines.isEmpty()) {
            return lines;
        }
        Map<Long, IssueLine.Response> last = new HashMap<>();
        Map<Long, Instant> next = new HashMap<>();
        Set<String> known = new HashSet<>();
        handle.createQuery(LATEST)
                .bindArray("ids", Long.class, lines.stream().map(IssueLine::id).toArray())
                .map((row, context) -> {
                    long issue = row.getLong("issue_id");
                    String kind = row.getString("kind");
                    if (ENDED.contains(kind)) {
                        last.putIfAbsent(
                                issue,
                                new IssueLine.Response(
                                        kind.substring("action_".length()),
                                        brief(row.getString("function")),
                                        row.getTimestamp("at").toInstant(),
                                        row.getString("summary")));
                    }
                    boolean isLatest = known.add(issue + " " + row.getString("action"));
                    String due = row.getString("due_at");
                    if (isLatest && WAITING.contains(kind) && due != null) {
                        next.merge(
                                issue,
                                OffsetDateTime.parse(due).toInstant(),
                                (one, other) -> one.isBefore(other) ? one : other);
                    }
                    return kind;
                })
                .list();
        return lines.stream()
                .map(line -> line.with(last.get(line.id()), next.get(line.id())))
                .toList();
    }

    /** {@code email} of {@code issue.actions.email}. */
    static String brief(@Nullable String function) {
        return function == null ? "action" : function.substring(function.lastIndexOf('.') + 1);
    }
}
