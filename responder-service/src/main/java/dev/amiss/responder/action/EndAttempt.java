package dev.amiss.responder.action;

import dev.amiss.model.function.ActionOutcome;
import dev.amiss.service.database.SqlFailure;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Decides what follows from an outcome and writes it down, however long the database is away. Thread-safe. */
@ApplicationScoped
class EndAttempt {
    private static final Logger LOG = Logger.getLogger(EndAttempt.class);
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final AttemptPolicy policy;
    private final DestinationHealth health;
    private final SettleAttempt settle;
    private final MeterRegistry meters;
    private final Jdbi jdbi;
    private final Clock clock;

    EndAttempt(
            ActionConfig config,
            DestinationHealth health,
            SettleAttempt settle,
            MeterRegistry meters,
            Jdbi jdbi,
            Clock clock) {
        this.policy = new AttemptPolicy(
                new RetryWaits(
                        config.retryWaits().stream().map(Duration::ofSeconds).toList()),
                () -> ThreadLocalRandom.current().nextLong());
        this.health = health;
        this.settle = settle;
        this.meters = meters;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    void end(ClaimedAction claimed, ActionOutcome outcome) {
        String destination = String.valueOf(claimed.action().destination());
        Circuit circuit = health.note(destination, outcome);
        Duration waited = Duration.between(claimed.runAt(), clock.instant());
        AttemptDecision decision = policy.after(outcome, claimed.attempt(), circuit.isOpen(), waited);
        count(claimed, outcome, decision);
        boolean isFirstTry = true;
        while (!isSettled(claimed, outcome, decision, isFirstTry)) {
            isFirstTry = false;
            LockSupport.parkNanos(REST_NANOS);
        }
    }

    /** Whether there is nothing more to be written. */
    private boolean isSettled(
            ClaimedAction claimed, ActionOutcome outcome, AttemptDecision decision, boolean isFirstTry) {
        try {
            if (!jdbi.inTransaction(handle -> settle.settle(handle, claimed, outcome, decision))) {
                LOG.warnf(
                        "action=%d claim=%d: the outcome came after the claim had ended and is thrown away",
                        claimed.action().id(), claimed.claim());
            }
            return true;
        } catch (RuntimeException e) {
            SqlFailure failure = SqlFailure.of(e);
            if (isFirstTry && failure != SqlFailure.REPEAT) {
                LOG.warnf(
                        e,
                        "action=%d: how it ended cannot be written, trying on",
                        claimed.action().id());
            }
            return failure == SqlFailure.DATA || failure == SqlFailure.OTHER;
        }
    }

    private void count(ClaimedAction claimed, ActionOutcome outcome, AttemptDecision decision) {
        String function = claimed.delivery().targetFunction();
        String reason = "delivered";
        if (outcome instanceof ActionOutcome.RetryLater later) {
            reason = later.reason().wire();
        } else if (outcome instanceof ActionOutcome.Rejected rejected) {
            reason = rejected.reason().wire();
        }
        meters.counter("amiss.responder.attempts", "function", function, "outcome", reason)
                .increment();
        boolean isSuccess = decision instanceof AttemptDecision.Succeed;
        if (isSuccess || decision instanceof AttemptDecision.Fail) {
            meters.counter(
                            "amiss.responder.actions.finished",
                            "function",
                            function,
                            "result",
                            isSuccess ? "succeeded" : "failed",
                            "reason",
                            reason)
                    .increment();
        }
    }
}
