package dev.amiss.responder.action;

import dev.amiss.model.Issue;
import dev.amiss.responder.matching.IssueSubject;
import dev.amiss.responder.responder.Responder;
import dev.amiss.responder.responder.WhenErrors;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What a responder, stored or not yet, would do about issues that are active already. */
@ApplicationScoped
class BackfillPlan {
    private final ActionStore store;
    private final SchedulingService scheduling;
    private final WhenErrors whenErrors;

    BackfillPlan(ActionStore store, SchedulingService scheduling, WhenErrors whenErrors) {
        this.store = store;
        this.scheduling = scheduling;
        this.whenErrors = whenErrors;
    }

    List<PlannedDecision> plan(Handle handle, Responder responder, List<Issue> issues) {
        List<Long> ids = issues.stream().map(Issue::id).toList();
        Map<Long, List<KnownAction>> known =
                store.known(handle, ids, responder.id()).stream().collect(Collectors.groupingBy(KnownAction::issueId));
        return issues.stream()
                .flatMap(issue -> scheduling
                        .decide(responder, issue, matches(responder, issue), known.getOrDefault(issue.id(), List.of()))
                        .stream())
                .toList();
    }

    private boolean matches(Responder responder, Issue issue) {
        return matches(responder, issue, error -> whenErrors.note(responder, error));
    }

    static boolean matches(Responder responder, Issue issue, Consumer<String> errors) {
        return responder.conditions().match(new IssueSubject(issue), errors);
    }
}
