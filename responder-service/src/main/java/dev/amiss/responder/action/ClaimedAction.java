package dev.amiss.responder.action;

import dev.amiss.model.Action;
import dev.amiss.model.Issue;
import dev.amiss.responder.calendar.WeeklyHours;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An action that this replica runs now.
 *
 * @param claim the number of this claim; a later one makes its outcome void
 * @param attempt which of its series this is, 1 for the first
 * @param runAt since when it could have run
 * @param delivery what is sent, as it was written before the first attempt
 * @param secrets of its arguments, by JSON pointer
 * @param issue as it stood when it was claimed
 * @param onlyBetween hours within which it may run; null for any
 * @param isForced asked for by hand, so that nothing holds it back
 * @param knowsIssue whether its issue was known to call for it when it was claimed
 */
record ClaimedAction(
        Action action,
        long claim,
        int attempt,
        Instant runAt,
        Delivery delivery,
        Map<String, String> secrets,
        Issue issue,
        @Nullable WeeklyHours onlyBetween,
        boolean isForced,
        boolean knowsIssue) {}
