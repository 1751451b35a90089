package dev.amiss.assertion.heartbeat;

import dev.amiss.service.database.StoredJson;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The last pings of each heartbeat. */
@Singleton
public class PingLog {
    private static final double MILLIS = 1000.0;

    private final Jdbi jdbi;

    PingLog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether an assertion is a heartbeat. */
    boolean isHeartbeat(long assertionId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT EXISTS (SELECT FROM heartbeat h JOIN assertion a ON a.id = h.assertion_id
                            WHERE a.id = :id AND a.deleted_at IS NULL)""")
                .bind("id", assertionId)
                .mapTo(Boolean.class)
                .one());
    }

    /** Pings before this number, the latest first. */
    public List<PingView> page(long assertionId, long before, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM ping WHERE assertion_id = :id AND number < :before
                        ORDER BY number DESC LIMIT :most""")
                .bind("id", assertionId)
                .bind("before", before)
                .bind("most", most)
                .map((row, context) -> view(row))
                .list());
    }

    private static PingView view(ResultSet row) throws SQLException {
        @Nullable Long took = row.getObject("run_ms", Long.class);
        @Nullable String event = row.getString("event");
        return new PingView(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getObject("exit_code", Integer.class),
                row.getString("rid"),
                took == null ? null : took / MILLIS,
                row.getString("method"),
                row.getString("user_agent"),
                event == null ? null : StoredJson.read(event),
                row.getString("body"));
    }
}
