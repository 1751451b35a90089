package dev.amiss.responder.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Action;
import dev.amiss.model.ActionEventType;
import dev.amiss.model.ActionStatus;
import dev.amiss.model.Issue;
import dev.amiss.model.Json;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.FailureReason;
import dev.amiss.responder.action.SettlementStore.AttemptEnd;
import dev.amiss.responder.action.SettlementStore.Settlement;
import dev.amiss.responder.projection.ProjectionStore;
import dev.amiss.responder.responder.ResponderCatalog;
import dev.amiss.service.database.StorableText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes down how an attempt ended and what follows from it, in the caller's transaction. */
@ApplicationScoped
class SettleAttempt {
    private static final int LONGEST_MESSAGE = 1_000;
    private static final String WAITING_FOR = "waiting_for";

    private final ResponderCatalog catalog;
    private final ProjectionStore projection;
    private final SettlementStore store;
    private final ActionEvents events;
    private final AfterAttempt after;
    private final Clock clock;

    SettleAttempt(
            ResponderCatalog catalog,
            ProjectionStore projection,
            SettlementStore store,
            ActionEvents events,
            AfterAttempt after,
            Clock clock) {
        this.catalog = catalog;
        this.projection = projection;
        this.store = store;
        this.events = events;
        this.after = after;
        this.clock = clock;
    }

    /** An attempt ended; false when the claim does not hold any more, so that its outcome is void. */
    boolean settle(Handle handle, ClaimedAction claimed, ActionOutcome outcome, AttemptDecision decision) {
        long id = claimed.action().id();
        ResponderCatalog.Snapshot responders = catalog.current(handle);
        projection.lockAll(handle, claimed.issueIds());
        Optional<Issue> issue = projection.lockOne(handle, claimed.action().issueId());
        Optional<String> before = store.resultUnder(handle, id, claimed.claim());
        if (before.isEmpty()) {
            return false;
        }
        AttemptEnd end = end(outcome);
        store.endAttempt(handle, id, claimed.claim(), end);
        Settlement settlement = settlement(decision, claimed);
        Optional<Action> settled = store.settle(handle, id, claimed.claim(), settlement);
        settled.ifPresent(action -> {
            boolean wasWaiting =
                    before.get().contains(WAITING_FOR) && settlement.result().has(WAITING_FOR);
            List<Action> all = new ArrayList<>(List.of(action));
            all.addAll(after.companions(handle, claimed, settlement, end));
            if (!wasWaiting) {
                events.tell(handle, typeOf(decision), all);
            }
            issue.ifPresent(known -> after.followUp(handle, responders, List.of(known), action.responderId()));
            after.settled(handle, responders, claimed, action.status(), clock.instant());
        });
        return true;
    }

    /** Nobody came back to tell how an attempt ended: it is done again, unless it was the last. */
    void settleLost(Handle handle, LostClaim lost, int mostAttempts) {
        ResponderCatalog.Snapshot responders = catalog.current(handle);
        List<LostClaim> together = store.lostTogether(handle, lost);
        projection.lockAll(handle, together.stream().map(LostClaim::issueId).toList());
        together.forEach(each -> settleOneLost(handle, responders, each, mostAttempts));
        after.lost(handle, responders, together, clock.instant());
    }

    private void settleOneLost(Handle handle, ResponderCatalog.Snapshot responders, LostClaim lost, int mostAttempts) {
        Optional<Issue> issue = projection.lockOne(handle, lost.issueId());
        String message = "the service ended during the attempt; nobody knows whether it arrived";
        store.endAttempt(handle, lost.actionId(), lost.claim(), new AttemptEnd("lost", null, message, null, null));
        boolean isLast = lost.attempt() >= mostAttempts;
        ObjectNode result =
                Json.mapper().createObjectNode().put("reason", "lost").put("message", message);
        Settlement settlement =
                new Settlement(isLast ? ActionStatus.FAILED : ActionStatus.PENDING, clock.instant(), true, result);
        store.settle(handle, lost.actionId(), lost.claim(), settlement).ifPresent(action -> {
            events.tell(handle, isLast ? ActionEventType.FAILED : ActionEventType.ATTEMPTED, List.of(action));
            issue.ifPresent(known -> after.followUp(handle, responders, List.of(known), action.responderId()));
        });
    }

    private Settlement settlement(AttemptDecision decision, ClaimedAction claimed) {
        ObjectNode result = Json.mapper().createObjectNode();
        if (!claimed.knowsIssue()) {
            result.put(
                    "unknown_issue",
                    "Kafka could not be reached, so the issue may have changed meanwhile; it was run anyway");
        }
        if (decision instanceof AttemptDecision.Retry retry) {
            Instant runAt = clock.instant().plus(retry.pause());
            explain(result, retry.reason(), retry.message()).put("next_attempt_at", Json.time(runAt));
            return new Settlement(ActionStatus.PENDING, runAt, true, result);
        }
        if (decision instanceof AttemptDecision.WaitForCircuit wait) {
            explain(result, wait.reason(), wait.message())
                    .put(WAITING_FOR, claimed.action().destination());
            return new Settlement(ActionStatus.PENDING, null, false, result);
        }
        if (decision instanceof AttemptDecision.Fail fail) {
            return new Settlement(ActionStatus.FAILED, null, true, explain(result, fail.reason(), fail.message()));
        }
        return new Settlement(ActionStatus.SUCCEEDED, null, true, tell(result, claimed));
    }

    /** In which message it was told, and within which group. */
    private static ObjectNode tell(ObjectNode result, ClaimedAction claimed) {
        result.put("delivery_id", claimed.delivery().id());
        if (!claimed.companions().isEmpty()) {
            result.put(
                    "message", "told within a group of " + (claimed.companions().size() + 1));
        }
        if (claimed.groupId() != null) {
            claimed.delivery()
                    .group()
                    .ifPresent(group -> result.putObject("group")
                            .put("id", group.id())
                            .put("key", group.key())
                            .put("count", group.count()));
        }
        return result;
    }

    private static ObjectNode explain(ObjectNode result, FailureReason reason, String message) {
        return result.put("reason", reason.wire()).put("message", shortened(message));
    }

    private static ActionEventType typeOf(AttemptDecision decision) {
        if (decision instanceof AttemptDecision.Succeed) {
            return ActionEventType.SUCCEEDED;
        }
        return decision instanceof AttemptDecision.Fail ? ActionEventType.FAILED : ActionEventType.ATTEMPTED;
    }

    private static AttemptEnd end(ActionOutcome outcome) {
        if (outcome instanceof ActionOutcome.Delivered delivered) {
            return new AttemptEnd("delivered", null, null, delivered.details(), outcome.exchange());
        }
        if (outcome instanceof ActionOutcome.Rejected rejected) {
            return new AttemptEnd(
                    "rejected", rejected.reason().wire(), shortened(rejected.message()), null, outcome.exchange());
        }
        ActionOutcome.RetryLater later = (ActionOutcome.RetryLater) outcome;
        return new AttemptEnd(
                "retry_later", later.reason().wire(), shortened(later.message()), null, outcome.exchange());
    }

    private static String shortened(@Nullable String message) {
        return message == null ? "" : StorableText.beginning(StorableText.clean(message), LONGEST_MESSAGE);
    }
}
