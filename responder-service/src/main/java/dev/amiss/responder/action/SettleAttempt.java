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
import dev.amiss.responder.action.SettlementStore.Ending;
import dev.amiss.responder.action.SettlementStore.Running;
import dev.amiss.responder.action.SettlementStore.Settlement;
import dev.amiss.responder.projection.ProjectionStore;
import dev.amiss.responder.responder.ResponderCatalog;
import dev.amiss.service.database.StorableText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes down how attempts ended and what follows from it, in the caller's transaction. */
@ApplicationScoped
class SettleAttempt {
    private static final int LONGEST_MESSAGE = 1_000;
    private static final String WAITING_FOR = "waiting_for";

    /** Always in the same order, so that no two transactions wait for each other's groups. */
    private static final Comparator<ClaimedAction> BY_GROUP =
            Comparator.comparing(ClaimedAction::groupId, Comparator.nullsFirst(Comparator.naturalOrder()));

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

    /** Attempts ended; answers those whose claims do not hold any more, so that their outcomes are void. */
    List<EndedAttempt> settle(Handle handle, List<EndedAttempt> ended) {
        ResponderCatalog.Snapshot responders = catalog.current(handle);
        Map<Long, Issue> issues = lock(handle, ended.stream().flatMap(each -> each.claimed().issueIds().stream()));
        Map<Long, Running> running = store.running(
                handle, ended.stream().map(each -> each.claimed().asCompanion()).toList());
        List<EndedAttempt> valid = new ArrayList<>();
        List<EndedAttempt> voided = new ArrayList<>();
        List<Ending> endings = new ArrayList<>();
        Set<Long> waitOn = new HashSet<>();
        Map<Long, String> traces = new HashMap<>();
        for (EndedAttempt each : ended) {
            Running before = running.get(each.claimed().action().id());
            if (before == null || before.claim() != each.claimed().claim()) {
                voided.add(each);
                continue;
            }
            valid.add(each);
            Settlement settlement = settlement(each.decision(), each.claimed());
            endings.addAll(endings(each, settlement, issues.keySet()));
            if (settlement.status() == ActionStatus.PENDING) {
                after.redirect(handle, responders, each.claimed());
            }
            String trace = each.trace();
            if (trace != null) {
                each.claimed().all().forEach(one -> traces.put(one.actionId(), trace));
            }
            if (before.result().contains(WAITING_FOR) && settlement.result().has(WAITING_FOR)) {
                each.claimed().all().forEach(one -> waitOn.add(one.actionId()));
            }
        }
        List<Action> settled = store.end(handle, endings);
        tell(handle, settled.stream().filter(each -> hasEnded(each) || !waitOn.contains(each.id())), traces);
        after.erase(handle, erased(settled, issues));
        follow(handle, responders, valid, settled, issues);
        return voided;
    }

    private void follow(
            Handle handle,
            ResponderCatalog.Snapshot responders,
            List<EndedAttempt> ended,
            List<Action> settled,
            Map<Long, Issue> issues) {
        Map<Long, Action> byId = settled.stream().collect(Collectors.toMap(Action::id, Function.identity()));
        List<ClaimedAction> together = new ArrayList<>();
        List<Action> leaders = new ArrayList<>();
        for (EndedAttempt each : ended) {
            leaders.add(Objects.requireNonNull(byId.get(each.claimed().action().id())));
            if (each.claimed().isTogether()) {
                together.add(each.claimed());
            }
        }
        followUp(handle, responders, leaders, issues);
        together.sort(BY_GROUP);
        for (ClaimedAction each : together) {
            Action leader = Objects.requireNonNull(byId.get(each.action().id()));
            after.settled(handle, responders, each, leader.status(), clock.instant());
        }
    }

    /** Nobody came back to tell how an attempt ended: it is done again, unless it was the last. */
    void settleLost(Handle handle, LostClaim lost, int mostAttempts) {
        ResponderCatalog.Snapshot responders = catalog.current(handle);
        List<LostClaim> together = store.lostTogether(handle, lost);
        Map<Long, Issue> issues = lock(handle, together.stream().map(LostClaim::issueId));
        together.forEach(each -> after.redirect(handle, each));
        List<Action> settled = store.end(
                handle,
                together.stream()
                        .map(each -> lostEnding(each, mostAttempts, issues.containsKey(each.issueId())))
                        .toList());
        tell(handle, settled.stream(), Map.of());
        after.erase(handle, erased(settled, issues));
        followUp(handle, responders, settled, issues);
        after.lost(handle, responders, together, clock.instant());
    }

    private Ending lostEnding(LostClaim lost, int mostAttempts, boolean isKnown) {
        String message = "the service ended during the attempt; nobody knows whether it arrived";
        ObjectNode result =
                Json.mapper().createObjectNode().put("reason", "lost").put("message", message);
        ActionStatus status = lost.attempt() >= mostAttempts ? ActionStatus.FAILED : ActionStatus.PENDING;
        Settlement settlement = new Settlement(status, clock.instant(), true, result);
        return new Ending(
                lost.actionId(),
                lost.claim(),
                isKnown ? settlement : settlement.ofErased(),
                new AttemptEnd("lost", null, message, null, null));
    }

    /** Those of these issues that are known, by their ids; none changes before the transaction ends. */
    private Map<Long, Issue> lock(Handle handle, Stream<Long> issueIds) {
        return projection.lockKnown(handle, issueIds.distinct().toList()).stream()
                .collect(Collectors.toMap(Issue::id, Function.identity()));
    }

    private static Set<Long> erased(List<Action> settled, Map<Long, Issue> known) {
        return settled.stream()
                .map(Action::issueId)
                .filter(id -> !known.containsKey(id))
                .collect(Collectors.toSet());
    }

    private static boolean hasEnded(Action settled) {
        return settled.status() != ActionStatus.PENDING;
    }

    private void tell(Handle handle, Stream<Action> settled, Map<Long, String> traces) {
        settled.collect(Collectors.groupingBy(SettleAttempt::typeOf, TreeMap::new, Collectors.toList()))
                .forEach((type, actions) -> events.tell(handle, type, actions, traces));
    }

    private void followUp(
            Handle handle, ResponderCatalog.Snapshot responders, List<Action> settled, Map<Long, Issue> issues) {
        settled.stream()
                .filter(each -> issues.containsKey(each.issueId()))
                .collect(Collectors.groupingBy(
                        Action::responderId,
                        TreeMap::new,
                        Collectors.mapping(Action::issueId, Collectors.toCollection(TreeSet::new))))
                .forEach((responder, ids) -> after.followUp(
                        handle, responders, ids.stream().map(issues::get).toList(), responder));
    }

    private static List<Ending> endings(EndedAttempt ended, Settlement settlement, Set<Long> known) {
        AttemptEnd end = end(ended.outcome());
        long leader = ended.claimed().action().id();
        return ended.claimed()
                .all()
                .map(each -> new Ending(
                        each.actionId(),
                        each.claim(),
                        known.contains(each.issueId()) ? settlement : settlement.ofErased(),
                        each.actionId() == leader ? end : end.toldBy(leader)))
                .toList();
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

    private static ActionEventType typeOf(Action settled) {
        return switch (settled.status()) {
            case SUCCEEDED -> ActionEventType.SUCCEEDED;
            case FAILED -> ActionEventType.FAILED;
            case CANCELLED -> ActionEventType.CANCELLED;
            default -> ActionEventType.ATTEMPTED;
        };
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
