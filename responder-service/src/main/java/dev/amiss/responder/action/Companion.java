package dev.amiss.responder.action;

/**
 * An action that is done by the message of another, claimed like it.
 *
 * @param tellsEnd whether it tells that its issue left the group
 */
record Companion(long actionId, long claim, long issueId, int opening, int number, boolean tellsEnd) {}
