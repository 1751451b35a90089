package dev.amiss.assertion.assertion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import dev.amiss.service.secret.SecretArguments;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Assertions together with how they stand. */
@Singleton
public class AssertionViews {
    private static final String SELECT = """
            SELECT a.*, d.reason, d.last_run_at, CASE WHEN a.enabled THEN d.due_at END AS next_run_at,
                d.flapping AS flapping_now, d.withheld, """ + Dependencies.OF_A + """
                 AS depends_on, d.failing_records, d.erring_records, h.ping_key,
                CASE WHEN NOT a.enabled THEN 'paused' WHEN NOT d.could_run THEN 'error' ELSE d.standing END AS state
            FROM assertion a JOIN duty d ON d.assertion_id = a.id LEFT JOIN heartbeat h ON h.assertion_id = a.id
            WHERE a.deleted_at IS NULL""";

    private final Jdbi jdbi;

    AssertionViews(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * What a list shows.
     *
     * @param state null for any
     * @param name null for any
     */
    public record Filter(@Nullable String state, @Nullable String name) {}

    public Optional<AssertionView> find(long id, URI base) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " AND a.id = :id")
                .bind("id", id)
                .map((row, context) -> view(row, base))
                .findOne());
    }

    /** The assertions behind this id, in the order of their ids. */
    public List<AssertionView> page(Filter filter, long afterId, int most, URI base) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM (" + SELECT + """
                        ) a WHERE id > :after AND (:state::text IS NULL OR state = :state)
                            AND (:name::text IS NULL OR name = :name)
                        ORDER BY id LIMIT :most""")
                .bind("after", afterId)
                .bind("state", filter.state())
                .bind("name", filter.name())
                .bind("most", most)
                .map((row, context) -> view(row, base))
                .list());
    }

    /** Another text whenever a list of assertions may look otherwise; cheap to ask for. */
    public String mark() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        SELECT concat_ws('.', coalesce((SELECT max(id) FROM run_result), 0), count(*),
                            extract(epoch FROM max(a.updated_at)), extract(epoch FROM max(d.due_at)))
                        FROM assertion a JOIN duty d ON d.assertion_id = a.id WHERE a.deleted_at IS NULL""").mapTo(String.class).one());
    }

    /** The same for one assertion, its runs and pings; empty when there is none. */
    public String mark(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT concat_ws('.', (SELECT max(id) FROM run_result WHERE assertion_id = a.id),
                            extract(epoch FROM a.updated_at), extract(epoch FROM d.due_at), d.claim, h.received)
                        FROM assertion a JOIN duty d ON d.assertion_id = a.id
                            LEFT JOIN heartbeat h ON h.assertion_id = a.id
                        WHERE a.id = :id AND a.deleted_at IS NULL""")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .orElse(""));
    }

    private static AssertionView view(ResultSet row, URI base) throws SQLException {
        @Nullable String pingKey = row.getString("ping_key");
        return new AssertionView(
                row.getLong("id"),
                row.getString("name"),
                shown(json(row.getString("check_config"), new TypeReference<ObjectNode>() {})),
                row.getObject("every_sec", Integer.class),
                row.getString("cron"),
                row.getString("time_zone"),
                row.getInt("timeout_sec"),
                row.getInt("fail_after"),
                row.getInt("recover_after"),
                row.getObject("retry_every_sec", Integer.class),
                new AssertionView.Flapping(row.getInt("flap_changes"), row.getInt("flap_within_sec")),
                Dependencies.read(row.getString("depends_on")),
                row.getString("severity"),
                json(row.getString("labels"), new TypeReference<Map<String, String>>() {}),
                row.getString("owner"),
                row.getString("runbook_url"),
                row.getBoolean("enabled"),
                row.getString("state"),
                row.getString("reason"),
                row.getBoolean("flapping_now"),
                row.getBoolean("withheld"),
                time(row, "last_run_at"),
                time(row, "next_run_at"),
                row.getObject("failing_records", Long.class),
                row.getObject("erring_records", Long.class),
                pingKey,
                pingKey == null ? null : base.resolve("/ping/" + pingKey).toString(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    /** Rows of before secrets were taken out of them may hold some still. */
    private static JsonNode shown(ObjectNode config) {
        return SecretArguments.split(config, JsonNodeFactory.instance.objectNode())
                .kwargs();
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static <T> T json(String text, TypeReference<T> type) {
        try {
            return Json.mapper().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("jsonb is always valid JSON", e);
        }
    }
}
