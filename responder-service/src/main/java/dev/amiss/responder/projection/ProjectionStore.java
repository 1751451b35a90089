package dev.amiss.responder.projection;

import static dev.amiss.service.database.FewOfMany.FEW_OF_MANY;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.amiss.model.Issue;
import dev.amiss.model.Json;
import dev.amiss.responder.matching.NameRange;
import dev.amiss.service.database.RowArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The table {@code issue_projection}; all within the caller's transaction. */
@ApplicationScoped
public class ProjectionStore {
    private static final String PUT = """
            INSERT INTO issue_projection
                (issue_id, epoch, version, kafka_partition, status, name, issue, applied_at)
            SELECT id, epoch, version, kafka_partition, status, name, issue::jsonb, clock_timestamp()
            FROM unnest(?, ?, ?, ?, ?, ?, ?) AS i(id, epoch, version, kafka_partition, status, name, issue)
            ON CONFLICT (issue_id) DO UPDATE SET epoch = excluded.epoch, version = excluded.version,
                kafka_partition = excluded.kafka_partition, status = excluded.status, name = excluded.name,
                issue = excluded.issue, applied_at = excluded.applied_at""";
    private static final String ACTIVE = "status IN ('open', 'acknowledged')";
    private static final String NAMED = " AND name COLLATE \"C\" >= :from AND name COLLATE \"C\" < :before";

    /** How far these issues are known; their rows stay locked, always in the order of their ids. */
    Map<Long, KnownVersion> lock(Handle handle, Collection<Long> issueIds) {
        Map<Long, KnownVersion> known = new HashMap<>();
        handle.createQuery("""
                        SELECT issue_id, epoch, version FROM issue_projection
                        WHERE issue_id = ANY(:ids) ORDER BY issue_id FOR UPDATE""")
                .bindArray("ids", Long.class, issueIds.stream().sorted().toArray())
                .map((row, context) -> known.put(
                        row.getLong("issue_id"), new KnownVersion(row.getLong("epoch"), row.getLong("version"))))
                .list();
        return known;
    }

    void put(Handle handle, Collection<ReceivedEvent> latest) {
        RowArrays.of(handle, List.copyOf(latest))
                .column("bigint", ReceivedEvent::issueId)
                .column("bigint", each -> each.event().epoch())
                .column("bigint", each -> each.event().issue().version())
                .column("integer", ReceivedEvent::partition)
                .column(
                        "text",
                        each -> each.isDeletion()
                                ? "deleted"
                                : each.event().issue().status().wire())
                .column(
                        "text",
                        each -> each.isDeletion() ? "" : each.event().issue().name())
                .column(
                        "text",
                        each -> each.isDeletion() ? null : write(each.event().issue()))
                .execute(PUT);
    }

    /** Active issues behind that id, in the order of their ids. */
    public List<Issue> activeAfter(Handle handle, long issueId, int limit) {
        return activeAfter(handle, issueId, limit, null);
    }

    /** The same of those whose names stand there; null is anywhere. */
    public List<Issue> activeAfter(Handle handle, long issueId, int limit, @Nullable NameRange names) {
        return active(handle, issueId, limit, names, "");
    }

    /** As {@link #activeAfter}, and nobody changes them before the transaction ends. */
    public List<Issue> lockActiveAfter(Handle handle, long issueId, int limit, @Nullable NameRange names) {
        return active(handle, issueId, limit, names, " FOR UPDATE");
    }

    private static List<Issue> active(Handle handle, long issueId, int limit, @Nullable NameRange names, String lock) {
        Query query = handle.createQuery("SELECT issue FROM issue_projection WHERE " + ACTIVE
                        + " AND issue_id > :after" + (names == null ? "" : NAMED) + " ORDER BY issue_id LIMIT :limit"
                        + lock)
                .addCustomizer(FEW_OF_MANY)
                .bind("after", issueId)
                .bind("limit", limit);
        if (names != null) {
            query.bind("from", names.from()).bind("before", names.before());
        }
        return query.map((row, context) -> read(row.getString(1))).list();
    }

    /** Those of these issues that are known and not deleted; all stay locked, always in the order of their ids. */
    public List<Issue> lockKnown(Handle handle, Collection<Long> issueIds) {
        return handle
                .createQuery(
                        "SELECT issue FROM issue_projection WHERE issue_id = ANY(:ids) ORDER BY issue_id FOR UPDATE")
                .bindArray("ids", Long.class, issueIds.toArray())
                .mapTo(String.class)
                .stream()
                .filter(Objects::nonNull)
                .map(ProjectionStore::read)
                .toList();
    }

    /** An issue as it is known now; empty when it is unknown or deleted. */
    public Optional<Issue> find(Handle handle, long issueId) {
        return handle.createQuery("SELECT issue FROM issue_projection WHERE issue_id = :id AND issue IS NOT NULL")
                .bind("id", issueId)
                .map((row, context) -> read(row.getString(1)))
                .findOne();
    }

    /**
     * Issues behind that id which were active some time within these bounds, in the order of their ids.
     */
    public List<Issue> activeBetween(Handle handle, long issueId, Instant from, Instant to, int limit) {
        return handle.createQuery("""
                        SELECT issue FROM issue_projection
                        WHERE issue_id > :after AND issue IS NOT NULL AND (issue->>'opened_at')::timestamptz <= :to
                            AND (status IN ('open', 'acknowledged') OR (issue->>'updated_at')::timestamptz >= :from)
                        ORDER BY issue_id LIMIT :limit""")
                .addCustomizer(FEW_OF_MANY)
                .bind("after", issueId)
                .bind("from", from)
                .bind("to", to)
                .bind("limit", limit)
                .map((row, context) -> read(row.getString(1)))
                .list();
    }

    /** Nobody changes these issues before the transaction ends; always locked in the order of their ids. */
    public void lockAll(Handle handle, Collection<Long> issueIds) {
        lock(handle, issueIds);
    }

    /** Those of these issues that are known and not deleted. */
    public List<Issue> read(Handle handle, Collection<Long> issueIds) {
        return handle.createQuery("SELECT issue FROM issue_projection WHERE issue_id = ANY(:ids) AND issue IS NOT NULL")
                .bindArray("ids", Long.class, issueIds.toArray())
                .map((row, context) -> read(row.getString(1)))
                .list();
    }

    /** The names of those of these issues that are known and not deleted. */
    public Map<Long, String> names(Handle handle, Collection<Long> issueIds) {
        Map<Long, String> names = new HashMap<>();
        handle.createQuery(
                        "SELECT issue_id, name FROM issue_projection WHERE issue_id = ANY(:ids) AND issue IS NOT NULL")
                .bindArray("ids", Long.class, issueIds.toArray())
                .map((row, context) -> names.put(row.getLong("issue_id"), row.getString("name")))
                .list();
        return names;
    }

    /** Those of these issues that are not active any more. */
    public List<Long> ended(Handle handle, Collection<Long> issueIds) {
        return idsWhere(handle, issueIds, "status IN ('resolved', 'wont_fix')");
    }

    /** Those of these issues that were deleted. */
    public List<Long> deleted(Handle handle, Collection<Long> issueIds) {
        return idsWhere(handle, issueIds, "status = 'deleted'");
    }

    private static List<Long> idsWhere(Handle handle, Collection<Long> issueIds, String condition) {
        return handle.createQuery("SELECT issue_id FROM issue_projection WHERE issue_id = ANY(:ids) AND " + condition)
                .bindArray("ids", Long.class, issueIds.toArray())
                .mapTo(Long.class)
                .list();
    }

    /**
     * Forgets issues that ended so long ago and for which no action waits or runs, some at a time; the number of those
     * forgotten.
     */
    int forget(Handle handle, String status, Duration age, int limit) {
        return handle.createUpdate("""
                        DELETE FROM issue_projection WHERE issue_id = ANY(ARRAY(
                            SELECT issue_id FROM issue_projection WHERE status = :status
                            AND applied_at < clock_timestamp() - make_interval(secs => :age)
                            AND NOT EXISTS (SELECT FROM action a WHERE a.issue_id = issue_projection.issue_id
                                AND a.status IN ('pending', 'held', 'running'))
                            LIMIT :limit FOR UPDATE SKIP LOCKED))""")
                .addCustomizer(FEW_OF_MANY)
                .bind("status", status)
                .bind("age", (double) age.toSeconds())
                .bind("limit", limit)
                .execute();
    }

    /** The issue that a row of this table holds. */
    public static Issue read(String json) {
        try {
            return Json.mapper().readValue(json, Issue.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the projection holds an issue that cannot be read", e);
        }
    }

    private static String write(Issue issue) {
        try {
            return Json.mapper().writeValueAsString(issue);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an issue can always be written", e);
        }
    }
}
