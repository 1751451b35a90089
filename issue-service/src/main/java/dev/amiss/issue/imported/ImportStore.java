package dev.amiss.issue.imported;

import dev.amiss.model.IssueStatus;
import dev.amiss.service.database.RowArrays;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table of what was taken over. Works in the caller's transaction. */
@Singleton
class ImportStore {
    /**
     * An issue that was taken over before.
     *
     * @param status as it stands now; null when it was erased or forgotten since
     */
    record Known(long id, @Nullable IssueStatus status) {}

    /** A new one: what it is called at its origin, and here. */
    record Taken(String origin, long id) {}

    /** Those of these that were taken over before, by origin. */
    Map<String, Known> known(Handle handle, Collection<String> origins) {
        Map<String, Known> known = new HashMap<>();
        handle.createQuery("""
                        SELECT m.origin, m.issue_id, i.status FROM imported_issue m
                        LEFT JOIN issue i ON i.id = m.issue_id AND i.erased_at IS NULL
                        WHERE m.origin = ANY(:origins)""")
                .bindArray("origins", String.class, origins.toArray())
                .map((row, context) -> {
                    String status = row.getString(3);
                    return known.put(
                            row.getString(1),
                            new Known(
                                    row.getLong(2),
                                    status == null
                                            ? null
                                            : IssueStatus.ofWire(status).orElseThrow()));
                })
                .list();
        return known;
    }

    /** Adds these, sorted by origin; answers how many were added, fewer when another request added one meanwhile. */
    int add(Handle handle, List<Taken> taken, Instant now) {
        return RowArrays.of(handle, taken)
                .column("text", Taken::origin)
                .column("bigint", Taken::id)
                .times(each -> now)
                .execute("""
                        INSERT INTO imported_issue (origin, issue_id, imported_at)
                        SELECT origin, issue_id, imported_at FROM unnest(?, ?, ?) AS n(origin, issue_id, imported_at)
                        ON CONFLICT DO NOTHING""");
    }
}
