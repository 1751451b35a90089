package dev.amiss.responder.responder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Json;
import dev.amiss.model.Severity;
import dev.amiss.responder.delivery.FunctionCatalog;
import dev.amiss.responder.matching.Conditions;
import dev.amiss.responder.matching.WatchPattern;
import dev.amiss.responder.matching.WhenExpression;
import dev.amiss.service.database.StoredJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Responders as the work goes by them, and the revision that they change with. */
@ApplicationScoped
class ResponderStore {
    /** Names the lock in the database, among the service's other advisory locks. */
    private static final long CHANGES = 0x72657370_6f6e6401L;

    private final FunctionCatalog functions;

    ResponderStore(FunctionCatalog functions) {
        this.functions = functions;
    }

    /** A responder that is being written, as the work goes by it. */
    Responder toResponder(ResponderEntity row, List<ResponderActionEntity> actions) {
        return ResponderMapper.toResponder(row, actions, functions);
    }

    /** Batches of events hold this to their end, so that no definition changes under them. */
    void lockShared(Handle handle) {
        handle.execute("SELECT pg_advisory_xact_lock_shared(?)", CHANGES);
    }

    /** Waits for the batches that are under way and holds up further ones to the end of the transaction. */
    long raiseRevision(Handle handle) {
        handle.execute("SELECT pg_advisory_xact_lock(?)", CHANGES);
        return handle.createQuery("UPDATE responder_revision SET revision = revision + 1 RETURNING revision")
                .mapTo(Long.class)
                .one();
    }

    long revision(Handle handle) {
        return handle.createQuery("SELECT revision FROM responder_revision")
                .mapTo(Long.class)
                .one();
    }

    /** Those that are disabled and not deleted. */
    Set<Long> disabled(Handle handle) {
        return Set.copyOf(handle.createQuery("SELECT id FROM responder WHERE NOT enabled AND deleted_at IS NULL")
                .mapTo(Long.class)
                .list());
    }

    /** Those that changed after that revision, deleted ones included. */
    List<Responder> changedAfter(Handle handle, long revision) {
        Map<Long, List<ActionDefinition>> actions = handle
                .createQuery("""
                        SELECT a.* FROM responder_action a JOIN responder r ON r.id = a.responder_id
                        WHERE r.revision > :revision AND a.removed_at IS NULL ORDER BY a.position, a.id""")
                .bind("revision", revision)
                .map((row, context) -> Map.entry(row.getLong("responder_id"), action(row)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return handle.createQuery("SELECT * FROM responder WHERE revision > :revision ORDER BY id")
                .bind("revision", revision)
                .map((row, context) -> responder(row, actions.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private static Responder responder(ResultSet row, List<ActionDefinition> actions) throws SQLException {
        Duration repeatEvery = Duration.ofMillis(row.getLong("repeat_every_ms"));
        boolean isActive = row.getBoolean("enabled") && row.getTimestamp("deleted_at") == null;
        return new Responder(
                row.getLong("id"),
                row.getString("name"),
                isActive,
                conditions(row),
                row.getBoolean("allow_retry") ? repeatEvery : null,
                instant(row, "answers_from"),
                actions,
                group(row));
    }

    private static @Nullable Grouping group(ResultSet row) throws SQLException {
        Array by = row.getArray("group_by");
        return by == null
                ? null
                : new Grouping(
                        List.of((String[]) by.getArray()),
                        Duration.ofMillis(row.getLong("group_wait_ms")),
                        Duration.ofMillis(row.getLong("group_every_ms")));
    }

    private static Conditions conditions(ResultSet row) throws SQLException {
        String pattern = row.getString("watch_pattern");
        String when = row.getString("when_expression");
        return new Conditions(
                pattern == null ? null : WatchPattern.stored(pattern),
                Severity.ofWire(row.getString("severity")).orElse(null),
                read(row.getString("labels"), new TypeReference<Map<String, String>>() {}),
                when == null ? null : WhenExpression.stored(when));
    }

    private ActionDefinition action(ResultSet row) throws SQLException {
        String function = row.getString("target_function");
        ObjectNode kwargs = read(row.getString("function_kwargs"), new TypeReference<ObjectNode>() {});
        Map<String, String> secrets = read(row.getString("secrets"), new TypeReference<Map<String, String>>() {});
        String hours = row.getString("only_between");
        return new ActionDefinition(
                row.getLong("id"),
                function,
                kwargs,
                functions.destination(function, kwargs, secrets),
                Duration.ofMillis(row.getLong("delay_ms")),
                Trigger.ofWire(row.getString("on_event")).orElse(Trigger.CREATED),
                statuses((String[]) row.getArray("cancel_on").getArray()),
                hours == null ? null : OnlyBetween.stored(StoredJson.read(hours)),
                row.getTimestamp("defined_at").toInstant());
    }

    private static Set<IssueStatus> statuses(String[] names) {
        Set<IssueStatus> statuses = EnumSet.noneOf(IssueStatus.class);
        Arrays.stream(names).forEach(name -> IssueStatus.ofWire(name).ifPresent(statuses::add));
        return statuses;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds JSON that cannot be read", e);
        }
    }
}
