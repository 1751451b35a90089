package dev.amiss.responder.action;

import dev.amiss.model.function.ActionOutcome;
import dev.amiss.service.trace.Step;

/** What a trace tells of an attempt: whom it was about and how it ended, never what was sent. */
final class AttemptStep {
    private AttemptStep() {}

    static Step about(Step step, ClaimedAction claimed) {
        return step.with("amiss.issue.id", claimed.action().issueId())
                .with("amiss.action.id", claimed.action().id())
                .with("amiss.responder.id", claimed.action().responderId())
                .with("amiss.action.attempt", claimed.attempt())
                .with("amiss.delivery.id", claimed.delivery().id());
    }

    static void end(Step step, ActionOutcome outcome) {
        if (outcome instanceof ActionOutcome.RetryLater later) {
            step.failed(later.reason().wire());
        } else if (outcome instanceof ActionOutcome.Rejected rejected) {
            step.failed(rejected.reason().wire());
        }
    }
}
