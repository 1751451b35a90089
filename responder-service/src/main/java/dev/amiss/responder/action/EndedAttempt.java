package dev.amiss.responder.action;

import dev.amiss.model.function.ActionOutcome;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that ended, and what follows from it, before that is written down.
 *
 * @param trace the step of a trace that it was; null when there is none
 */
record EndedAttempt(
        ClaimedAction claimed,
        ActionOutcome outcome,
        AttemptDecision decision,
        @Nullable String trace) {}
