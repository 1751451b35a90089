package dev.amiss.responder.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Action;
import dev.amiss.model.ActionStatus;
import dev.amiss.model.Json;
import dev.amiss.model.function.Exchange;
import dev.amiss.service.database.RowArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes how attempts ended; all within the caller's transaction. */
@ApplicationScoped
class SettlementStore {
    /**
     * What an ended attempt makes of its action.
     *
     * @param runAt when it may run again; null leaves it as it is
     * @param countsAttempt false gives the attempt back
     */
    record Settlement(ActionStatus status, @Nullable Instant runAt, boolean countsAttempt, ObjectNode result) {
        /** The same of an action whose issue was erased meanwhile: it does not wait any more. */
        Settlement ofErased() {
            CancelReason reason = CancelReason.ISSUE_DELETED;
            ObjectNode why = Json.mapper()
                    .createObjectNode()
                    .put("reason", reason.wire())
                    .put("message", reason.sentence());
            return status == ActionStatus.PENDING
                    ? new Settlement(ActionStatus.CANCELLED, null, countsAttempt, why)
                    : this;
        }
    }

    /** How an attempt ended, for the record. */
    record AttemptEnd(
            String outcome,
            @Nullable String reason,
            @Nullable String message,
            @Nullable JsonNode details,
            @Nullable Exchange exchange) {
        /** The same for one that was told by the message of another, which has what was sent in its own record. */
        AttemptEnd toldBy(long leader) {
            Exchange answered = exchange == null ? null : new Exchange(null, exchange.status(), null);
            return new AttemptEnd(
                    outcome, reason, message, Json.mapper().createObjectNode().put("told_by_action", leader), answered);
        }
    }

    private final Clock clock;

    SettlementStore(Clock clock) {
        this.clock = clock;
    }

    /**
     * What is written about a claim that ends.
     *
     * @param settlement what becomes of the action
     * @param end how the attempt ended
     */
    record Ending(long actionId, long claim, Settlement settlement, AttemptEnd end) {}

    /**
     * An action that is claimed.
     *
     * @param result what it shows so far
     */
    record Running(long claim, String result) {}

    /** Those of these actions that run under that claim, by their ids; they stay locked. */
    Map<Long, Running> running(Handle handle, List<Companion> claims) {
        Map<Long, Running> running = new HashMap<>();
        RowArrays.of(handle, claims)
                .column("bigint", Companion::actionId)
                .column("bigint", Companion::claim)
                .query(
                        """
                        SELECT a.id, a.claim, coalesce(a.result::text, '{}') AS result FROM action a
                        JOIN unnest(?, ?) AS c(id, claim) ON c.id = a.id AND c.claim = a.claim
                        WHERE a.status = 'running' ORDER BY a.id FOR UPDATE OF a""",
                        row -> running.put(
                                row.getLong("id"), new Running(row.getLong("claim"), row.getString("result"))));
        return running;
    }

    /** Ends claims and their attempts; answers the actions of those that still held, for the others nothing is written. */
    List<Action> end(Handle handle, List<Ending> endings) {
        endAttempts(handle, endings);
        Instant now = clock.instant();
        return RowArrays.of(handle, endings)
                .column("bigint", Ending::actionId)
                .column("bigint", Ending::claim)
                .column("text", each -> each.settlement().status().wire())
                .column("text", each -> each.settlement().result().toString())
                .times(each -> each.settlement().runAt())
                .column("integer", each -> each.settlement().countsAttempt() ? 0 : 1)
                .column("boolean", each -> each.settlement().status() != ActionStatus.PENDING)
                .times(each -> now)
                .query("""
                        UPDATE action a SET status = e.status, lease_until = NULL, result = e.result::jsonb,
                            run_at = coalesce(e.run_at, a.run_at), forced = a.forced AND NOT e.has_ended,
                            cancel_reason = CASE WHEN e.status = 'cancelled' THEN e.result::jsonb->>'reason' END,
                            attempts = a.attempts - e.back, finished_at = CASE WHEN e.has_ended THEN e.now END,
                            delivery_id = coalesce((SELECT t.delivery_id FROM action_attempt t
                                WHERE t.action_id = e.id AND t.claim = e.claim), a.delivery_id)
                        FROM unnest(?, ?, ?, ?, ?, ?, ?, ?)
                            AS e(id, claim, status, result, run_at, back, has_ended, now)
                        WHERE a.id = e.id AND a.claim = e.claim AND a.status = 'running'
                        RETURNING """ + " " + ActionRows.COLUMNS, ActionRows::action);
    }

    private void endAttempts(Handle handle, List<Ending> endings) {
        Instant now = clock.instant();
        RowArrays.of(handle, endings)
                .column("bigint", Ending::actionId)
                .column("bigint", Ending::claim)
                .times(each -> now)
                .column("text", each -> each.end().outcome())
                .column("text", each -> each.end().reason())
                .column("text", each -> each.end().message())
                .column(
                        "text",
                        each -> each.end().details() == null
                                ? null
                                : each.end().details().toString())
                .column(
                        "text",
                        each -> each.end().exchange() == null
                                ? null
                                : each.end().exchange().sent())
                .column(
                        "integer",
                        each -> each.end().exchange() == null
                                ? null
                                : each.end().exchange().status())
                .column(
                        "text",
                        each -> each.end().exchange() == null
                                ? null
                                : each.end().exchange().answer())
                .execute("""
                        UPDATE action_attempt t SET finished_at = e.now, outcome = e.outcome, reason = e.reason,
                            message = e.message, details = e.details::jsonb, sent = e.sent,
                            answer_status = e.status, answer = e.answer
                        FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            AS e(id, claim, now, outcome, reason, message, details, sent, status, answer)
                        WHERE t.action_id = e.id AND t.claim = e.claim AND t.finished_at IS NULL""");
    }

    /** The lost claims of the same message, that one included. */
    List<LostClaim> lostTogether(Handle handle, LostClaim lost) {
        return handle.createQuery("""
                        SELECT id, issue_id, responder_id, responder_action_id, claim, attempts - attempts_before AS attempt
                        FROM action
                        WHERE status = 'running' AND lease_until < clock_timestamp() AND (id = :id OR (
                            group_id IS NOT NULL AND delivery_id = (SELECT o.delivery_id FROM action o WHERE o.id = :id)))
                        ORDER BY issue_id""")
                .bind("id", lost.actionId())
                .map((row, context) -> new LostClaim(
                        row.getLong("id"),
                        row.getLong("issue_id"),
                        row.getLong("responder_id"),
                        row.getLong("responder_action_id"),
                        row.getLong("claim"),
                        row.getInt("attempt")))
                .list();
    }
}
