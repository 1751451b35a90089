package dev.amiss.assertion.heartbeat;

import dev.amiss.assertion.heartbeat.Heartbeat.Ping;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
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
        return handle.createQuery("SELECT h.*, l.since FROM heartbeat h CROSS JOIN liveness l"
                        + " WHERE h.assertion_id = :id FOR SHARE OF h")
                .bind("id", assertionId)
                .map((row, context) -> heartbeat(row))
                .findOne();
    }

    /** Keeps a ping; empty when nobody has that key. */
    Optional<Kept> ping(Handle handle, String key, Signal.End signal, @Nullable String body, Instant now) {
        return handle.createQuery("""
                        UPDATE heartbeat h SET pings = pings + 1, last_ping_at = :now, success = :success,
                            exit_code = :code, body = :body, started_at = NULL,
                            run_ms = extract(epoch FROM :now::timestamptz - started_at) * 1000
                        WHERE ping_key = :key
                        RETURNING h.assertion_id, EXISTS (
                            SELECT FROM duty d WHERE d.assertion_id = h.assertion_id
                                AND (NOT :success OR d.standing <> 'passing' OR d.lease_until IS NOT NULL)) AS look""")
                .bind("key", key)
                .bind("now", now)
                .bind("success", signal.success())
                .bind("code", signal.exitCode())
                .bind("body", body)
                .map((row, context) -> new Kept(row.getLong("assertion_id"), row.getBoolean("look")))
                .findOne();
    }

    /** Keeps that the program started; false when nobody has that key. */
    boolean start(Handle handle, String key, Instant now) {
        return handle.createUpdate("UPDATE heartbeat SET started_at = :now WHERE ping_key = :key")
                        .bind("key", key)
                        .bind("now", now)
                        .execute()
                > 0;
    }

    /** Keeps what the program wants on record; false when nobody has that key. */
    boolean log(Handle handle, String key, @Nullable String body) {
        return handle.createUpdate("UPDATE heartbeat SET log = :body WHERE ping_key = :key")
                        .bind("key", key)
                        .bind("body", body)
                        .execute()
                > 0;
    }

    private static Heartbeat heartbeat(ResultSet row) throws SQLException {
        return new Heartbeat(
                row.getObject("counting_since", OffsetDateTime.class).toInstant(),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getLong("pings"),
                lastPing(row),
                row.getString("log"));
    }

    private static @Nullable Ping lastPing(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("last_ping_at", OffsetDateTime.class);
        if (at == null) {
            return null;
        }
        Long took = row.getObject("run_ms", Long.class);
        return new Ping(
                at.toInstant(),
                row.getBoolean("success"),
                row.getObject("exit_code", Integer.class),
                took == null ? null : Duration.ofMillis(took),
                row.getString("body"));
    }
}
