package dev.amiss.responder.action;

import dev.amiss.model.ActionEventType;
import dev.amiss.model.Issue;
import dev.amiss.responder.projection.IssueChange;
import dev.amiss.responder.projection.IssueListener;
import dev.amiss.responder.responder.Responder;
import dev.amiss.responder.responder.ResponderCatalog;
import dev.amiss.responder.responder.WhenErrors;
import dev.amiss.service.trace.LogFields;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Matches issues that changed and schedules, cancels and resumes by it. */
@ApplicationScoped
class ScheduleByIssues implements IssueListener {
    private final ResponderCatalog catalog;
    private final ActionStore store;
    private final SchedulingService scheduling;
    private final WhenErrors whenErrors;
    private final GroupSchedule groups;
    private final ActionEvents events;

    ScheduleByIssues(
            ResponderCatalog catalog,
            ActionStore store,
            SchedulingService scheduling,
            WhenErrors whenErrors,
            GroupSchedule groups,
            ActionEvents events) {
        this.catalog = catalog;
        this.store = store;
        this.scheduling = scheduling;
        this.whenErrors = whenErrors;
        this.groups = groups;
        this.events = events;
    }

    @Override
    public void begin(Handle handle) {
        catalog.current(handle);
    }

    @Override
    public void changed(Handle handle, List<IssueChange> changes) {
        ResponderCatalog.Snapshot responders = catalog.current(handle);
        List<Long> ids = changes.stream().map(change -> change.issue().id()).toList();
        Map<Long, List<KnownAction>> known =
                store.known(handle, ids).stream().collect(Collectors.groupingBy(KnownAction::issueId));
        List<PlannedDecision> planned = new ArrayList<>();
        List<Long> erased = new ArrayList<>();
        for (IssueChange change : changes) {
            if (change.isDeleted()) {
                erased.add(change.issue().id());
            } else {
                plan(
                                responders,
                                change.issue(),
                                known.getOrDefault(change.issue().id(), List.of()))
                        .forEach(decision -> planned.add(decision.following(change.trace())));
            }
        }
        scheduling.carryOut(handle, planned);
        if (!erased.isEmpty()) {
            events.tell(
                    handle,
                    ActionEventType.CANCELLED,
                    store.cancelAllAbout(handle, erased, CancelReason.ISSUE_DELETED));
            store.erase(handle, erased);
        }
        List<Long> ended = changes.stream()
                .filter(change ->
                        !change.isDeleted() && !change.issue().status().isActive())
                .map(change -> change.issue().id())
                .toList();
        groups.left(handle, responders, ended, erased);
    }

    private List<PlannedDecision> plan(ResponderCatalog.Snapshot responders, Issue issue, List<KnownAction> known) {
        try (LogFields fields = LogFields.of(LogFields.ISSUE, issue.id())) {
            return planNamed(responders, issue, known);
        }
    }

    private List<PlannedDecision> planNamed(
            ResponderCatalog.Snapshot responders, Issue issue, List<KnownAction> known) {
        Map<Long, List<KnownAction>> byResponder =
                known.stream().collect(Collectors.groupingBy(KnownAction::responderId));
        Map<Long, Responder> concerned = new HashMap<>();
        Set<Long> matching = new HashSet<>();
        for (Responder responder : responders.index().match(issue, whenErrors::note)) {
            matching.add(responder.id());
            concerned.put(responder.id(), responder);
        }
        byResponder
                .keySet()
                .forEach(id -> responders.find(id).ifPresent(responder -> concerned.putIfAbsent(id, responder)));
        return concerned.values().stream()
                .flatMap(responder -> scheduling
                        .decide(
                                responder,
                                issue,
                                matching.contains(responder.id()),
                                byResponder.getOrDefault(responder.id(), List.of()))
                        .stream())
                .toList();
    }
}
