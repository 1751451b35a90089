package dev.amiss.responder.action;

/** A claim whose holder did not come back in time; what became of its attempt nobody knows. */
record LostClaim(long actionId, long issueId, long responderId, long definitionId, long claim, int attempt) {}
