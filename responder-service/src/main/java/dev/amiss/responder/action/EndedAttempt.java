package dev.amiss.responder.action;

import dev.amiss.model.function.ActionOutcome;

/** An attempt that ended, and what follows from it, before that is written down. */
record EndedAttempt(ClaimedAction claimed, ActionOutcome outcome, AttemptDecision decision) {}
