package dev.amiss.responder.action;

import dev.amiss.model.function.ActionOutcome;
import dev.amiss.service.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** Decides what follows from an outcome and has it written down, however long the database is away. Thread-safe. */
@ApplicationScoped
class EndAttempt {
    private final AttemptPolicy policy;
    private final DestinationHealth health;
    private final SettlementQueue settlements;
    private final Traces traces;
    private final MeterRegistry meters;
    private final Clock clock;

    EndAttempt(
            ActionConfig config,
            DestinationHealth health,
            SettlementQueue settlements,
            Traces traces,
            MeterRegistry meters,
            Clock clock) {
        this.policy = new AttemptPolicy(
                new RetryWaits(
                        config.retryWaits().stream().map(Duration::ofSeconds).toList()),
                () -> ThreadLocalRandom.current().nextLong());
        this.health = health;
        this.settlements = settlements;
        this.traces = traces;
        this.meters = meters;
        this.clock = clock;
    }

    /** Completes, never exceptionally, once it is written down. What is told of it follows from the thread's step of a trace. */
    CompletableFuture<Void> end(ClaimedAction claimed, ActionOutcome outcome) {
        String destination = String.valueOf(claimed.action().destination());
        Circuit circuit = health.note(destination, outcome);
        Duration waited = Duration.between(claimed.runAt(), clock.instant());
        AttemptDecision decision = policy.after(outcome, claimed.attempt(), circuit.isOpen(), waited);
        count(claimed, outcome, decision);
        return settlements.add(new EndedAttempt(claimed, outcome, decision, traces.current()));
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
