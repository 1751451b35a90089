package dev.amiss.responder.action;

import dev.amiss.model.Issue;
import dev.amiss.responder.responder.Responder;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of one of a responder's actions for an issue.
 *
 * @param trace the step of a trace that it follows from; null when there is none
 */
record PlannedDecision(
        Issue issue,
        Responder responder,
        ActionDecision decision,
        @Nullable String trace) {
    PlannedDecision(Issue issue, Responder responder, ActionDecision decision) {
        this(issue, responder, decision, null);
    }

    PlannedDecision following(@Nullable String step) {
        return step == null ? this : new PlannedDecision(issue, responder, decision, step);
    }
}
