package dev.amiss.responder.replay;

import dev.amiss.model.ActionStatus;
import dev.amiss.model.Issue;
import dev.amiss.responder.action.ActionDecision;
import dev.amiss.responder.action.ActionDecision.Cancel;
import dev.amiss.responder.action.ActionDecision.Resume;
import dev.amiss.responder.action.ActionDecision.Schedule;
import dev.amiss.responder.action.CancelReason;
import dev.amiss.responder.action.IssueStanding;
import dev.amiss.responder.action.KnownAction;
import dev.amiss.responder.action.SchedulingPolicy;
import dev.amiss.responder.calendar.WeeklyHours;
import dev.amiss.responder.matching.IssueSubject;
import dev.amiss.responder.responder.ActionDefinition;
import dev.amiss.responder.responder.Responder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays a responder over what one issue went through. Used by one thread, once. */
final class Simulation {
    /** Rounds without end are cut off here. */
    static final int MOST_MESSAGES = 1_000;

    /** @param definition that was run */
    record Told(ActionDefinition definition, int opening, int round, Instant at) {}

    private record Key(long definitionId, int opening) {}

    private record Waiting(KnownAction action, Instant runAt) {}

    private final Responder responder;
    private final Map<Key, KnownAction> known = new LinkedHashMap<>();
    private final Map<Key, Instant> runAt = new LinkedHashMap<>();
    private final List<Told> told = new ArrayList<>();
    private long lastId;

    Simulation(Responder responder) {
        this.responder = responder;
    }

    /**
     * What would be told before {@code until}.
     *
     * @param stood the issue as it stood one time after another, each from its {@code updatedAt} on
     */
    List<Told> run(List<Issue> stood, Instant until) {
        for (int index = 0; index < stood.size(); index++) {
            Issue then = stood.get(index);
            boolean matches = responder.conditions().match(new IssueSubject(then), error -> {});
            Instant next = index + 1 < stood.size() ? stood.get(index + 1).updatedAt() : until;
            decide(then, matches, then.updatedAt());
            runDue(then, matches, next.isBefore(until) ? next : until);
        }
        return told;
    }

    /** Whether it was played to its end. */
    boolean isComplete() {
        return told.size() < MOST_MESSAGES;
    }

    private void runDue(Issue issue, boolean matches, Instant before) {
        Optional<Waiting> due = firstBefore(before);
        while (due.isPresent() && told.size() < MOST_MESSAGES) {
            KnownAction action = due.get().action();
            Instant at = due.get().runAt();
            put(with(action, ActionStatus.SUCCEEDED, action.dueAt(), at, null));
            told.add(new Told(definition(action.definitionId()), action.opening(), action.round(), at));
            decide(issue, matches, at);
            due = firstBefore(before);
        }
    }

    private Optional<Waiting> firstBefore(Instant limit) {
        return known.entrySet().stream()
                .filter(each -> each.getValue().isWaiting())
                .map(each -> new Waiting(each.getValue(), runAt.getOrDefault(each.getKey(), Instant.MAX)))
                .filter(each -> each.runAt().isBefore(limit))
                .min(Comparator.comparing(Waiting::runAt));
    }

    private void decide(Issue issue, boolean matches, Instant now) {
        var policy = new SchedulingPolicy(responder, IssueStanding.of(issue), matches, now);
        for (ActionDecision decision : policy.decide(List.copyOf(known.values()))) {
            if (decision instanceof Schedule schedule) {
                wait(scheduled(issue, schedule), now);
            } else if (decision instanceof Cancel cancel) {
                KnownAction action = cancel.action();
                put(with(action, ActionStatus.CANCELLED, action.dueAt(), now, cancel.reason()));
            } else if (decision instanceof Resume resume) {
                wait(with(resume.action(), ActionStatus.PENDING, resume.runAt(), null, null), now);
            }
        }
    }

    private KnownAction scheduled(Issue issue, Schedule schedule) {
        ActionDefinition definition = schedule.definition();
        KnownAction before = known.get(new Key(definition.id(), schedule.opening()));
        return new KnownAction(
                ++lastId,
                issue.id(),
                schedule.opening(),
                definition.id(),
                responder.id(),
                definition.trigger(),
                schedule.round(),
                before != null && before.wasDelivered(),
                ActionStatus.PENDING,
                schedule.dueAt(),
                false,
                null,
                null);
    }

    private void wait(KnownAction action, Instant now) {
        Instant from = action.dueAt().isAfter(now) ? action.dueAt() : now;
        WeeklyHours hours = definition(action.definitionId()).onlyBetween();
        Instant opens = hours == null ? from : hours.at(from).startsAt();
        runAt.put(keyOf(action), opens.isAfter(from) ? opens : from);
        put(action);
    }

    private void put(KnownAction action) {
        known.put(keyOf(action), action);
    }

    private static Key keyOf(KnownAction action) {
        return new Key(action.definitionId(), action.opening());
    }

    private static KnownAction with(
            KnownAction action,
            ActionStatus status,
            Instant dueAt,
            @Nullable Instant finishedAt,
            @Nullable CancelReason reason) {
        return new KnownAction(
                action.id(),
                action.issueId(),
                action.opening(),
                action.definitionId(),
                action.responderId(),
                action.trigger(),
                action.round(),
                action.wasDelivered() || status == ActionStatus.SUCCEEDED,
                status,
                dueAt,
                action.isForced(),
                finishedAt,
                reason);
    }

    private ActionDefinition definition(long id) {
        return responder.actions().stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow();
    }
}
