package dev.amiss.assertion.heartbeat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.assertion.heartbeat.Heartbeat.Ping;
import dev.amiss.service.database.StoredJson;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Signs of life. */
@Singleton
class HeartbeatStore {
    /**
     * A ping that was kept.
     *
     * @param look whether it may change how the assertion stands
     */
    record Kept(long assertionId, boolean look) {}

    /** Counts from now; the first time it also makes the ping key, which cannot be guessed and stays. */
    void begin(Handle handle, long assertionId, Instant now) {
        handle.createUpdate("""
                        INSERT INTO heartbeat (assertion_id, ping_key, counting_since) VALUES (:id, :key, :now)
                        ON CONFLICT (assertion_id) DO UPDATE SET counting_since = excluded.counting_since""")
                .bind("id", assertionId)
                .bind("key", UUID.randomUUID().toString())
                .bind("now", now)
                .execute();
    }

    void end(Handle handle, long assertionId) {
        handle.createUpdate("DELETE FROM heartbeat WHERE assertion_id = :id")
                .bind("id", assertionId)
                .execute();
    }

    /** Pings that are just being kept are waited for. */
    Optional<Heartbeat> find(Handle handle, long assertionId) {
        return handle.createQuery("SELECT h.*, l.since, (SELECT min(r.started_at) FROM heartbeat_run r"
                        + " WHERE r.assertion_id = h.assertion_id AND r.watched) AS running_since"
                        + " FROM heartbeat h CROSS JOIN liveness l WHERE h.assertion_id = :id FOR SHARE OF h")
                .bind("id", assertionId)
                .map((row, context) -> heartbeat(row))
                .findOne();
    }

    /** Whose key this is. */
    Optional<Long> find(Handle handle, String key) {
        return handle.createQuery("SELECT assertion_id FROM heartbeat WHERE ping_key = :key")
                .bind("key", key)
                .mapTo(Long.class)
                .findOne();
    }

    /** The definition of the check whose key this is. */
    Optional<JsonNode> check(Handle handle, String key) {
        return handle.createQuery("SELECT a.check_config FROM heartbeat h JOIN assertion a ON a.id = h.assertion_id"
                        + " WHERE h.ping_key = :key")
                .bind("key", key)
                .map((row, context) -> StoredJson.read(row.getString(1)))
                .findOne();
    }

    /** Keeps a sign of life; empty when nobody has that key. */
    Optional<Kept> keep(Handle handle, String key, Sign sign, Instant now) {
        Query query = handle.createQuery(statement(sign.signal()))
                .bind("key", key)
                .bind("now", now)
                .bind("kind", sign.kind())
                .bind("rid", sign.rid())
                .bind("body", sign.body())
                .bind("event", sign.event() == null ? null : sign.event().toString())
                .bind("method", sign.method())
                .bind("agent", sign.userAgent());
        if (sign.signal() instanceof Signal.End end) {
            query.bind("success", end.success()).bind("code", end.exitCode());
        } else {
            query.bind("code", (Integer) null);
        }
        return query.map((row, context) -> new Kept(row.getLong("assertion_id"), row.getBoolean("look")))
                .findOne();
    }

    private static String statement(Signal signal) {
        if (signal instanceof Signal.Start) {
            return PingStatements.START;
        }
        if (signal instanceof Signal.Ignored) {
            return PingStatements.NOTE;
        }
        return signal instanceof Signal.Log ? PingStatements.LOG : PingStatements.END;
    }

    private static Heartbeat heartbeat(ResultSet row) throws SQLException {
        return new Heartbeat(
                row.getObject("counting_since", OffsetDateTime.class).toInstant(),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getLong("pings"),
                time(row, "running_since"),
                lastPing(row),
                row.getString("log"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Ping lastPing(ResultSet row) throws SQLException {
        Instant at = time(row, "last_ping_at");
        if (at == null) {
            return null;
        }
        Long took = row.getObject("run_ms", Long.class);
        return new Ping(
                at,
                row.getBoolean("success"),
                row.getObject("exit_code", Integer.class),
                took == null ? null : Duration.ofMillis(took),
                row.getString("body"));
    }
}
