package dev.amiss.responder.action;

import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.FailureReason;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Decides what follows from the end of an attempt. */
final class AttemptPolicy {
    /** How long an action waits for an open circuit before it fails. */
    static final Duration LONGEST_WAIT = Duration.ofHours(24);

    private final RetryWaits waits;
    private final RandomGenerator random;

    AttemptPolicy(RetryWaits waits, RandomGenerator random) {
        this.waits = waits;
        this.random = random;
    }

    /**
     * @param attempt which attempt of its series that was, 1 for the first
     * @param circuitIsOpen whether the destination's circuit is open now that this attempt is counted in
     * @param waited since the action could have run
     */
    AttemptDecision after(ActionOutcome outcome, int attempt, boolean circuitIsOpen, Duration waited) {
        if (outcome instanceof ActionOutcome.Delivered) {
            return new AttemptDecision.Succeed();
        }
        if (outcome instanceof ActionOutcome.Rejected rejected) {
            return new AttemptDecision.Fail(rejected.reason(), rejected.message());
        }
        ActionOutcome.RetryLater later = (ActionOutcome.RetryLater) outcome;
        if (circuitIsOpen && speaksOfDestination(later.reason())) {
            return waited.compareTo(LONGEST_WAIT) < 0
                    ? new AttemptDecision.WaitForCircuit(later.reason(), later.message())
                    : new AttemptDecision.Fail(later.reason(), later.message() + "; given up after 24 hours");
        }
        Duration wait = waits.after(attempt, later.after(), random);
        return wait == null
                ? new AttemptDecision.Fail(later.reason(), later.message())
                : new AttemptDecision.Retry(wait, later.reason(), later.message());
    }

    /** Whether a failure of that sort speaks of the destination rather than of the one message. */
    static boolean speaksOfDestination(FailureReason reason) {
        return switch (reason) {
            case UNREACHABLE, TIMEOUT, SERVER_ERROR, RATE_LIMITED -> true;
            case INVALID, UNAUTHORIZED, REFUSED, FORBIDDEN_ADDRESS, BUG -> false;
        };
    }
}
