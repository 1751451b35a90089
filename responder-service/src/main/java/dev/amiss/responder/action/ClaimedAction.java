package dev.amiss.responder.action;

import dev.amiss.model.Action;
import java.time.Instant;
import java.util.Map;

/**
 * An action that this replica runs now.
 *
 * @param claim the number of this claim; a later one makes its outcome void
 * @param attempt which of its series this is, 1 for the first
 * @param runAt since when it could have run
 * @param delivery what is sent, as it was written before the first attempt
 * @param secrets of its arguments, by JSON pointer
 * @param knowsIssue whether its issue was known to call for it when it was claimed
 */
record ClaimedAction(
        Action action,
        long claim,
        int attempt,
        Instant runAt,
        Delivery delivery,
        Map<String, String> secrets,
        boolean knowsIssue) {}
