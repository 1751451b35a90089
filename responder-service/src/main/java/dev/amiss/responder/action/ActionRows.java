package dev.amiss.responder.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Action;
import dev.amiss.model.ActionStatus;
import dev.amiss.model.Json;
import dev.amiss.responder.responder.Trigger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code action}. */
final class ActionRows {
    /** What {@link #action} reads; the table must be called {@code a}. */
    static final String COLUMNS = "a.*, (SELECT r.name FROM responder r WHERE r.id = a.responder_id) AS responder_name";

    private ActionRows() {}

    static Action action(ResultSet row) throws SQLException {
        return new Action(
                row.getLong("id"),
                row.getLong("issue_id"),
                row.getInt("opening"),
                row.getInt("round"),
                row.getLong("responder_id"),
                row.getString("responder_name"),
                row.getString("target_function"),
                time(row, "due_at"),
                timeOrNull(row, "started_at"),
                timeOrNull(row, "finished_at"),
                row.getInt("attempts"),
                status(row),
                json(row.getString("result")),
                row.getString("destination"));
    }

    static KnownAction known(ResultSet row) throws SQLException {
        String reason = row.getString("cancel_reason");
        return new KnownAction(
                row.getLong("id"),
                row.getLong("issue_id"),
                row.getInt("opening"),
                row.getLong("responder_action_id"),
                row.getLong("responder_id"),
                Trigger.ofWire(row.getString("on_event")).orElse(Trigger.CREATED),
                row.getInt("round"),
                row.getBoolean("was_delivered"),
                status(row),
                time(row, "due_at"),
                row.getBoolean("forced"),
                timeOrNull(row, "finished_at"),
                reason == null ? null : CancelReason.ofWire(reason));
    }

    private static ActionStatus status(ResultSet row) throws SQLException {
        String status = row.getString("status");
        return ActionStatus.ofWire(status)
                .orElseThrow(() -> new IllegalStateException("no action has the status " + status));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    static @Nullable JsonNode json(@Nullable String text) {
        try {
            return text == null ? null : Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds JSON that cannot be read", e);
        }
    }
}
