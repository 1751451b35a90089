package dev.amiss.responder.action;

import dev.amiss.model.Action;
import dev.amiss.model.ActionEventType;
import dev.amiss.model.Issue;
import dev.amiss.responder.action.ActionDecision.Cancel;
import dev.amiss.responder.action.ActionDecision.Resume;
import dev.amiss.responder.action.ActionDecision.Schedule;
import dev.amiss.responder.responder.Responder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Carries out what the scheduling policy decides; all within the caller's transaction. */
@ApplicationScoped
class SchedulingService {
    /** When an action whose due time is this may run. */
    @FunctionalInterface
    interface Pace extends Function<Instant, Instant> {}

    private static final Pace AT_ONCE = dueAt -> dueAt;

    private final ActionStore store;
    private final GroupSchedule groups;
    private final ActionEvents events;
    private final ActionSignal signal;
    private final Clock clock;

    SchedulingService(ActionStore store, GroupSchedule groups, ActionEvents events, ActionSignal signal, Clock clock) {
        this.store = store;
        this.groups = groups;
        this.events = events;
        this.signal = signal;
        this.clock = clock;
    }

    /** What is to be done about one issue for one responder. */
    List<PlannedDecision> decide(Responder responder, Issue issue, boolean matches, List<KnownAction> known) {
        return new SchedulingPolicy(responder, IssueStanding.of(issue), matches, clock.instant())
                .decide(known).stream()
                        .map(decision -> new PlannedDecision(issue, responder, decision))
                        .toList();
    }

    void carryOut(Handle handle, List<PlannedDecision> planned) {
        carryOut(handle, planned, AT_ONCE);
    }

    void carryOut(Handle handle, List<PlannedDecision> planned, Pace pace) {
        List<GroupSchedule.Joining> schedules = new ArrayList<>();
        List<Cancel> cancels = new ArrayList<>();
        List<Resume> resumes = new ArrayList<>();
        for (PlannedDecision each : planned) {
            if (each.decision() instanceof Schedule schedule) {
                schedules.add(
                        new GroupSchedule.Joining(newAction(each, schedule, pace), each.responder(), each.issue()));
            } else if (each.decision() instanceof Cancel cancel) {
                cancels.add(cancel);
            } else if (each.decision() instanceof Resume resume) {
                resumes.add(paced(resume, pace));
            }
        }
        if (!cancels.isEmpty()) {
            events.tell(handle, ActionEventType.CANCELLED, store.cancel(handle, cancels));
        }
        List<Action> waiting = new ArrayList<>();
        if (!schedules.isEmpty()) {
            waiting.addAll(store.schedule(handle, groups.join(handle, schedules)));
        }
        if (!resumes.isEmpty()) {
            waiting.addAll(store.resume(handle, resumes));
        }
        events.tell(handle, ActionEventType.SCHEDULED, waiting);
        if (!waiting.isEmpty()) {
            signal.wakeAfterCommit(handle);
        }
    }

    private static Resume paced(Resume resume, Pace pace) {
        Instant runAt = pace.apply(resume.action().dueAt());
        return runAt.isAfter(resume.runAt()) ? new Resume(resume.action(), runAt) : resume;
    }

    private NewAction newAction(PlannedDecision planned, Schedule schedule, Pace pace) {
        var definition = schedule.definition();
        return new NewAction(
                planned.issue().id(),
                schedule.opening(),
                definition.id(),
                schedule.round(),
                planned.responder().id(),
                definition.targetFunction(),
                definition.destination(),
                schedule.dueAt(),
                pace.apply(schedule.dueAt()),
                null,
                planned.trace());
    }
}
