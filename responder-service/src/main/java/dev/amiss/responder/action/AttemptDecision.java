package dev.amiss.responder.action;

import dev.amiss.model.function.FailureReason;
import java.time.Duration;

/** What follows from the end of an attempt. */
sealed interface AttemptDecision {
    record Succeed() implements AttemptDecision {}

    record Retry(Duration pause, FailureReason reason, String message) implements AttemptDecision {}

    /** The destination's circuit is open: the attempt is not counted, and the action waits for the circuit. */
    record WaitForCircuit(FailureReason reason, String message) implements AttemptDecision {}

    record Fail(FailureReason reason, String message) implements AttemptDecision {}
}
