package dev.amiss.responder.action;

import dev.amiss.model.IssueStatus;
import dev.amiss.responder.action.ActionDecision.Cancel;
import dev.amiss.responder.action.ActionDecision.Resume;
import dev.amiss.responder.action.ActionDecision.Schedule;
import dev.amiss.responder.responder.ActionDefinition;
import dev.amiss.responder.responder.Responder;
import dev.amiss.responder.responder.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a responder's actions for one issue, from how both stand now and what was done before. It is
 * asked whenever either changed and answers the same when asked again: what is as it should be needs no decision.
 */
public final class SchedulingPolicy {
    private final Responder responder;
    private final IssueStanding issue;
    private final boolean matches;
    private final Instant now;

    /** @param matches whether the issue, as it stands, meets the responder's conditions */
    public SchedulingPolicy(Responder responder, IssueStanding issue, boolean matches, Instant now) {
        this.responder = responder;
        this.issue = issue;
        this.matches = matches;
        this.now = now;
    }

    /** @param known the latest round of each of the responder's actions for each opening of the issue */
    public List<ActionDecision> decide(List<KnownAction> known) {
        List<ActionDecision> decisions = new ArrayList<>();
        known.stream()
                .filter(action -> action.isWaiting() && definitionOf(action) == null)
                .forEach(action -> decisions.add(new Cancel(action, CancelReason.ACTION_REMOVED)));
        for (ActionDefinition definition : responder.actions()) {
            List<KnownAction> own = known.stream()
                    .filter(action -> action.definitionId() == definition.id())
                    .toList();
            own.stream()
                    .filter(KnownAction::isWaiting)
                    .forEach(action -> reasonAgainst(definition, action)
                            .ifPresent(reason -> decisions.add(new Cancel(action, reason))));
            next(definition, known, latestOfThisOpening(own)).ifPresent(decisions::add);
        }
        return decisions;
    }

    private @Nullable ActionDefinition definitionOf(KnownAction action) {
        return responder.actions().stream()
                .filter(definition -> definition.id() == action.definitionId())
                .findFirst()
                .orElse(null);
    }

    private @Nullable KnownAction latestOfThisOpening(List<KnownAction> own) {
        return own.stream()
                .filter(action -> action.opening() == issue.opening())
                .max(Comparator.comparingInt(KnownAction::round))
                .orElse(null);
    }

    /** Why that waiting action is not called for; empty when it is. */
    private Optional<CancelReason> reasonAgainst(ActionDefinition definition, KnownAction action) {
        if (action.isForced()) {
            return Optional.empty();
        }
        if (!responder.isActive()) {
            return Optional.of(CancelReason.RESPONDER_DISABLED);
        }
        if (definition.cancelOn().contains(issue.status())) {
            return Optional.of(CancelReason.of(issue.status()));
        }
        boolean mustMatch =
                definition.trigger() == Trigger.CREATED && issue.status().isActive();
        return mustMatch && !matches ? Optional.of(CancelReason.NO_LONGER_MATCHES) : Optional.empty();
    }

    private Optional<ActionDecision> next(
            ActionDefinition definition, List<KnownAction> known, @Nullable KnownAction latest) {
        if (!responder.isActive() || definition.cancelOn().contains(issue.status())) {
            return Optional.empty();
        }
        Instant start = startOf(definition, known);
        if (start == null) {
            return Optional.empty();
        }
        if (latest == null) {
            return isAnswered(definition, known, start)
                    ? Optional.of(new Schedule(definition, issue.opening(), 1, start.plus(definition.delay())))
                    : Optional.empty();
        }
        if (latest.isTakenBack()) {
            return latest.wasTakenBackByResponder() && !isNewEnough()
                    ? Optional.empty()
                    : Optional.of(new Resume(latest, latest.dueAt().isAfter(now) ? latest.dueAt() : now));
        }
        return anotherRound(definition, latest);
    }

    /** From when the delay counts; null while nothing sets that action off. */
    private @Nullable Instant startOf(ActionDefinition definition, List<KnownAction> known) {
        return switch (definition.trigger()) {
            case CREATED -> issue.status().isActive() && matches ? issue.openingAt() : null;
            case ACKNOWLEDGED ->
                issue.status() == IssueStatus.ACKNOWLEDGED && concerns(wasTold(known, issue.opening()))
                        ? issue.acknowledgedAt()
                        : null;
            case RESOLVED ->
                issue.status() == IssueStatus.RESOLVED && concerns(isOwed(definition, known))
                        ? issue.resolvedAt()
                        : null;
        };
    }

    /** Whoever is told beginnings is told what follows of those only; whoever is not, of all issues that match. */
    private boolean concerns(boolean wasTold) {
        return wasTold || matches && !responder.hasCreatedActions();
    }

    private static boolean wasTold(List<KnownAction> known, int opening) {
        return known.stream()
                .anyMatch(action ->
                        action.opening() == opening && action.trigger() == Trigger.CREATED && action.wasDelivered());
    }

    /** Whether the last beginning that was told, of whichever opening, has no end by that action yet. */
    private boolean isOwed(ActionDefinition definition, List<KnownAction> known) {
        OptionalInt told = known.stream()
                .filter(action -> action.trigger() == Trigger.CREATED && action.wasDelivered())
                .mapToInt(KnownAction::opening)
                .max();
        return told.isPresent()
                && known.stream()
                        .filter(action -> action.definitionId() == definition.id()
                                && action.opening() >= told.getAsInt()
                                && action.opening() < issue.opening())
                        .allMatch(KnownAction::isTakenBack);
    }

    private boolean isAnswered(ActionDefinition definition, List<KnownAction> known, Instant start) {
        if (definition.trigger() != Trigger.CREATED) {
            return !start.isBefore(definition.definedAt()) && (isOld(known) || isNewEnough());
        }
        return isNewEnough();
    }

    /** Whether the responder has told of it already, so that it does not leave it alone. */
    private static boolean isOld(List<KnownAction> known) {
        return known.stream().anyMatch(action -> action.trigger() == Trigger.CREATED && action.wasDelivered());
    }

    private boolean isNewEnough() {
        Instant from = responder.answersFrom();
        return from == null || !issue.openingAt().isBefore(from);
    }

    private Optional<ActionDecision> anotherRound(ActionDefinition definition, KnownAction latest) {
        Instant ended = latest.finishedAt();
        if (responder.repeatEvery() == null
                || definition.trigger() != Trigger.CREATED
                || issue.status() != IssueStatus.OPEN
                || !latest.hasEnded()
                || ended == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Schedule(definition, issue.opening(), latest.round() + 1, ended.plus(responder.repeatEvery())));
    }
}
