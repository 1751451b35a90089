package dev.amiss.responder.action;

import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.FailureReason;
import dev.amiss.service.database.StorableText;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table {@code destination}, and what waits for each; all within the caller's transaction. */
@ApplicationScoped
class DestinationStore {
    private static final int LONGEST_ERROR = 1_000;

    /** What an outcome says went wrong. */
    private record Failure(FailureReason reason, String message) {
        static @Nullable Failure of(ActionOutcome outcome) {
            if (outcome instanceof ActionOutcome.RetryLater later) {
                return new Failure(later.reason(), later.message());
            }
            return outcome instanceof ActionOutcome.Rejected rejected
                    ? new Failure(rejected.reason(), rejected.message())
                    : null;
        }
    }

    private final Clock clock;

    DestinationStore(Clock clock) {
        this.clock = clock;
    }

    /** The circuits of those that failed last. */
    Map<String, Circuit> failing(Handle handle) {
        return handle
                .createQuery("SELECT * FROM destination WHERE failures > 0")
                .map((row, context) -> Map.entry(row.getString("name"), circuit(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Circuit circuit(ResultSet row) throws SQLException {
        return new Circuit(
                row.getInt("failures"),
                row.getInt("refusals"),
                ActionRows.timeOrNull(row, "failing_since"),
                ActionRows.timeOrNull(row, "open_until"),
                Duration.ofMillis(row.getLong("pause_ms")));
    }

    void put(Handle handle, String destination, Circuit circuit, ActionOutcome outcome) {
        Failure failure = Failure.of(outcome);
        handle.createUpdate("""
                        INSERT INTO destination AS d (name, failures, refusals, failing_since, open_since, open_until,
                            pause_ms, last_error_reason, last_error, last_error_at, updated_at)
                        VALUES (:name, :failures, :refusals, :failing, :opened, :until, :pause, :reason, :message,
                            :failed, :now)
                        ON CONFLICT (name) DO UPDATE SET failures = excluded.failures, refusals = excluded.refusals,
                            failing_since = excluded.failing_since, open_until = excluded.open_until,
                            open_since = CASE WHEN excluded.open_since IS NOT NULL
                                THEN coalesce(d.open_since, excluded.open_since) END,
                            pause_ms = excluded.pause_ms, updated_at = excluded.updated_at,
                            last_error_reason = coalesce(excluded.last_error_reason, d.last_error_reason),
                            last_error = coalesce(excluded.last_error, d.last_error),
                            last_error_at = coalesce(excluded.last_error_at, d.last_error_at)""")
                .bind("name", destination)
                .bind("failures", circuit.failures())
                .bind("refusals", circuit.refusals())
                .bind("failing", circuit.failingSince())
                .bind("opened", circuit.isOpen() ? clock.instant() : null)
                .bind("until", circuit.openUntil())
                .bind("pause", circuit.pause().toMillis())
                .bind("reason", failure == null ? null : failure.reason().wire())
                .bind(
                        "message",
                        failure == null
                                ? null
                                : StorableText.beginning(StorableText.clean(failure.message()), LONGEST_ERROR))
                .bind("failed", failure == null ? null : clock.instant())
                .bind("now", clock.instant())
                .execute();
    }

    /** The names of those that failed last. */
    List<String> failing(Handle handle, int most) {
        return handle.createQuery("SELECT name FROM destination WHERE failures > 0 ORDER BY name LIMIT :most")
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    /** The names of those that something waits for, runs at, or that failed once. */
    List<String> known(Handle handle) {
        return handle.createQuery("""
                        WITH RECURSIVE waiting AS (
                            (SELECT destination FROM action WHERE status = 'pending' ORDER BY destination LIMIT 1)
                            UNION ALL
                            SELECT (SELECT a.destination FROM action a WHERE a.status = 'pending'
                                    AND a.destination > w.destination ORDER BY a.destination LIMIT 1)
                            FROM waiting w WHERE w.destination IS NOT NULL)
                        SELECT destination FROM waiting WHERE destination IS NOT NULL
                        UNION SELECT name FROM destination
                        UNION SELECT destination FROM action WHERE status = 'running'""").mapTo(String.class).list();
    }

    /** How these stand, in the order of their names. */
    List<DestinationView> views(Handle handle, List<String> names) {
        Instant now = clock.instant();
        return handle
                .createQuery("""
                        SELECT n.name, d.failures, d.failing_since, d.open_since, d.open_until, d.last_error_reason,
                            d.last_error, d.last_error_at,
                            (SELECT count(*) FROM action a WHERE a.destination = n.name AND a.status = 'pending'
                                AND a.run_at <= :now) AS waiting,
                            (SELECT count(*) FROM action a WHERE a.destination = n.name AND a.status = 'pending'
                                AND a.run_at > :now) AS scheduled,
                            (SELECT count(*) FROM action a WHERE a.destination = n.name AND a.status = 'running')
                                AS running
                        FROM unnest(:names) AS n(name) LEFT JOIN destination d ON d.name = n.name""")
                .bindArray("names", String.class, names.toArray())
                .bind("now", now)
                .map((row, context) -> view(row, now))
                .stream()
                .sorted((one, other) -> one.destination().compareTo(other.destination()))
                .toList();
    }

    private static DestinationView view(ResultSet row, Instant now) throws SQLException {
        Instant until = ActionRows.timeOrNull(row, "open_until");
        Instant opened = ActionRows.timeOrNull(row, "open_since");
        Instant failedAt = ActionRows.timeOrNull(row, "last_error_at");
        String state = until == null ? "closed" : now.isBefore(until) ? "open" : "half_open";
        return new DestinationView(
                row.getString("name"),
                state,
                until == null ? ActionRows.timeOrNull(row, "failing_since") : opened,
                until,
                row.getInt("failures"),
                row.getLong("waiting"),
                row.getLong("scheduled"),
                row.getLong("running"),
                failedAt == null
                        ? null
                        : new DestinationView.LastError(
                                row.getString("last_error_reason"), row.getString("last_error"), failedAt));
    }
}
