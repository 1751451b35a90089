package dev.amiss.responder.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Action;
import dev.amiss.model.Issue;
import dev.amiss.model.function.ActionContext;
import dev.amiss.model.function.IssueGroup;
import dev.amiss.responder.calendar.WeeklyHours;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
 * @param draft what its delivery is made of
 * @param definitionId the responder's action that it is a run of
 * @param groupId the group that it is told with; null when it is told alone
 * @param tellsEnd whether it tells that its issue left the group
 * @param trace the step of a trace that it follows from; null when there is none
 * @param companions the others that its message tells of
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
        boolean knowsIssue,
        Draft draft,
        long definitionId,
        @Nullable Long groupId,
        boolean tellsEnd,
        @Nullable String trace,
        List<Companion> companions) {
    /**
     * What a delivery is made of.
     *
     * @param kwargs as the responder has them, without secrets
     */
    record Draft(String targetFunction, int contentVersion, ObjectNode kwargs, ActionContext context) {
        Draft with(IssueGroup group) {
            return new Draft(targetFunction, contentVersion, kwargs, context.with(group));
        }
    }

    /** The same with that message, which tells of these others too. */
    ClaimedAction with(Delivery message, List<Companion> others) {
        return new ClaimedAction(
                action,
                claim,
                attempt,
                runAt,
                message,
                secrets,
                issue,
                onlyBetween,
                isForced,
                knowsIssue,
                draft,
                definitionId,
                groupId,
                tellsEnd,
                trace,
                List.copyOf(others));
    }

    /** The issues that its message is about. */
    List<Long> issueIds() {
        return all().map(Companion::issueId).distinct().toList();
    }

    /** The same as one that another stands for. */
    Companion asCompanion() {
        return new Companion(action.id(), claim, action.issueId(), action.opening(), action.attempts(), tellsEnd);
    }

    /** Whether it is told with others, or within a group. */
    boolean isTogether() {
        return groupId != null || !companions.isEmpty();
    }

    /** This one and those that its message tells of besides. */
    Stream<Companion> all() {
        return Stream.concat(Stream.of(asCompanion()), companions.stream());
    }
}
