package dev.amiss.responder.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Action;
import dev.amiss.model.ActionStatus;
import dev.amiss.model.function.Exchange;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    record Settlement(ActionStatus status, @Nullable Instant runAt, boolean countsAttempt, ObjectNode result) {}

    /** How an attempt ended, for the record. */
    record AttemptEnd(
            String outcome,
            @Nullable String reason,
            @Nullable String message,
            @Nullable JsonNode details,
            @Nullable Exchange exchange) {}

    private final Clock clock;

    SettlementStore(Clock clock) {
        this.clock = clock;
    }

    /** The result that the action shows so far, if that claim still holds. */
    Optional<String> resultUnder(Handle handle, long actionId, long claim) {
        return handle.createQuery("""
                        SELECT coalesce(result::text, '{}') FROM action
                        WHERE id = :id AND claim = :claim AND status = 'running' FOR UPDATE""")
                .bind("id", actionId)
                .bind("claim", claim)
                .mapTo(String.class)
                .findOne();
    }

    /** Ends a claim; empty when it does not hold any more, and then nothing was written. */
    Optional<Action> settle(Handle handle, long actionId, long claim, Settlement settlement) {
        boolean hasEnded = settlement.status() != ActionStatus.PENDING;
        return handle.createQuery("""
                        UPDATE action a SET status = :status, lease_until = NULL, result = :result::jsonb,
                            run_at = coalesce(:run, run_at), forced = forced AND NOT :ended,
                            attempts = attempts - :back, finished_at = CASE WHEN :ended THEN :now::timestamptz END
                        WHERE a.id = :id AND a.claim = :claim AND a.status = 'running'
                        RETURNING """ + " " + ActionRows.COLUMNS)
                .bind("id", actionId)
                .bind("claim", claim)
                .bind("status", settlement.status().wire())
                .bind("result", settlement.result().toString())
                .bind("run", settlement.runAt())
                .bind("back", settlement.countsAttempt() ? 0 : 1)
                .bind("ended", hasEnded)
                .bind("now", clock.instant())
                .map((row, context) -> ActionRows.action(row))
                .findOne();
    }

    /** The same for those that its message tells of. */
    List<Action> settleCompanions(Handle handle, List<Companion> companions, Settlement settlement) {
        boolean hasEnded = settlement.status() != ActionStatus.PENDING;
        return handle.createQuery("""
                        UPDATE action a SET status = :status, lease_until = NULL, result = :result::jsonb,
                            run_at = coalesce(:run, run_at), forced = forced AND NOT :ended,
                            attempts = attempts - :back, finished_at = CASE WHEN :ended THEN :now::timestamptz END
                        FROM unnest(:ids, :claims) AS c(id, claim)
                        WHERE a.id = c.id AND a.claim = c.claim AND a.status = 'running'
                        RETURNING """ + " " + ActionRows.COLUMNS)
                .bindArray(
                        "ids",
                        Long.class,
                        companions.stream().map(Companion::actionId).toArray())
                .bindArray(
                        "claims",
                        Long.class,
                        companions.stream().map(Companion::claim).toArray())
                .bind("status", settlement.status().wire())
                .bind("result", settlement.result().toString())
                .bind("run", settlement.runAt())
                .bind("back", settlement.countsAttempt() ? 0 : 1)
                .bind("ended", hasEnded)
                .bind("now", clock.instant())
                .map((row, context) -> ActionRows.action(row))
                .list();
    }

    /** Ends their attempts like that of the one which stands for them, whose log has what was sent. */
    void endAttempts(Handle handle, List<Companion> companions, long leader, AttemptEnd end) {
        handle.createUpdate("""
                        UPDATE action_attempt t SET finished_at = :now, outcome = :outcome, reason = :reason,
                            message = :message, answer_status = :status,
                            details = jsonb_build_object('told_by_action', :leader)
                        FROM unnest(:ids, :claims) AS c(id, claim)
                        WHERE t.action_id = c.id AND t.claim = c.claim AND t.finished_at IS NULL""")
                .bindArray(
                        "ids",
                        Long.class,
                        companions.stream().map(Companion::actionId).toArray())
                .bindArray(
                        "claims",
                        Long.class,
                        companions.stream().map(Companion::claim).toArray())
                .bind("now", clock.instant())
                .bind("outcome", end.outcome())
                .bind("reason", end.reason())
                .bind("message", end.message())
                .bind("status", end.exchange() == null ? null : end.exchange().status())
                .bind("leader", leader)
                .execute();
    }

    /** The lost claims of the same message, that one included. */
    List<LostClaim> lostTogether(Handle handle, LostClaim lost) {
        return handle.createQuery("""
                        SELECT id, issue_id, responder_id, claim, attempts - attempts_before AS attempt FROM action
                        WHERE status = 'running' AND lease_until < clock_timestamp() AND (id = :id OR (
                            group_id IS NOT NULL AND delivery_id = (SELECT o.delivery_id FROM action o WHERE o.id = :id)))
                        ORDER BY issue_id""")
                .bind("id", lost.actionId())
                .map((row, context) -> new LostClaim(
                        row.getLong("id"),
                        row.getLong("issue_id"),
                        row.getLong("responder_id"),
                        row.getLong("claim"),
                        row.getInt("attempt")))
                .list();
    }

    void endAttempt(Handle handle, long actionId, long claim, AttemptEnd end) {
        Exchange exchange = end.exchange();
        handle.createUpdate("""
                        UPDATE action_attempt SET finished_at = :now, outcome = :outcome, reason = :reason,
                            message = :message, details = :details::jsonb, sent = :sent,
                            answer_status = :status, answer = :answer
                        WHERE action_id = :id AND claim = :claim AND finished_at IS NULL""")
                .bind("id", actionId)
                .bind("claim", claim)
                .bind("now", clock.instant())
                .bind("outcome", end.outcome())
                .bind("reason", end.reason())
                .bind("message", end.message())
                .bind("details", end.details() == null ? null : end.details().toString())
                .bind("sent", exchange == null ? null : exchange.sent())
                .bind("status", exchange == null ? null : exchange.status())
                .bind("answer", exchange == null ? null : exchange.answer())
                .execute();
    }
}
