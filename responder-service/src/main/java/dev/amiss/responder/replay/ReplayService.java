package dev.amiss.responder.replay;

import dev.amiss.model.Action;
import dev.amiss.model.Issue;
import dev.amiss.responder.action.ActionViews;
import dev.amiss.responder.matching.IssueSubject;
import dev.amiss.responder.projection.IssueChangeStore;
import dev.amiss.responder.projection.IssueState;
import dev.amiss.responder.projection.ProjectionStore;
import dev.amiss.responder.responder.Responder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Plays a responder over the issues of the past. */
@ApplicationScoped
class ReplayService {
    private static final int CHUNK = 1_000;
    /** Further issues are not looked at, so that an answer comes in reasonable time. */
    private static final int MOST_ISSUES = 50_000;

    private final ProjectionStore projection;
    private final IssueChangeStore changes;
    private final ActionViews actions;
    private final Jdbi jdbi;

    ReplayService(ProjectionStore projection, IssueChangeStore changes, ActionViews actions, Jdbi jdbi) {
        this.projection = projection;
        this.changes = changes;
        this.actions = actions;
        this.jdbi = jdbi;
    }

    /** @param limit how many issues are shown; all are counted */
    ReplayView replay(ReplayRequest asked, int limit) {
        var report = new ReplayReport(asked, limit);
        boolean isComplete = jdbi.withHandle(handle -> {
            List<Issue> issues = projection.activeBetween(handle, 0, asked.from(), asked.to(), CHUNK);
            long lookedAt = 0;
            while (!issues.isEmpty() && lookedAt < MOST_ISSUES) {
                replay(handle, asked, issues, report);
                lookedAt += issues.size();
                long last = issues.get(issues.size() - 1).id();
                issues = projection.activeBetween(handle, last, asked.from(), asked.to(), CHUNK);
            }
            return issues.isEmpty();
        });
        return report.view(isComplete);
    }

    private void replay(Handle handle, ReplayRequest asked, List<Issue> issues, ReplayReport report) {
        Responder responder = asked.responder();
        List<Long> ids = issues.stream().map(Issue::id).toList();
        Map<Long, List<IssueState>> logged = changes.of(handle, ids);
        Map<Long, List<Action>> done =
                responder.id() == 0 ? Map.of() : actions.done(handle, responder.id(), ids, asked.from(), asked.to());
        for (Issue issue : issues) {
            List<IssueState> states = States.of(issue, logged.getOrDefault(issue.id(), List.of()));
            report.add(
                    issue,
                    responder.conditions().match(new IssueSubject(issue), error -> {}),
                    would(asked, issue, states),
                    done.getOrDefault(issue.id(), List.of()).stream()
                            .map(ReplayService::did)
                            .toList());
        }
    }

    private static List<Message> would(ReplayRequest asked, Issue issue, List<IssueState> states) {
        Instant to = asked.to();
        List<IssueState> until =
                states.stream().filter(state -> !state.at().isAfter(to)).toList();
        return new Simulation(asked.responder())
                .run(issue, until, to).stream()
                        .filter(told -> !told.at().isBefore(asked.from()))
                        .map(ReplayService::message)
                        .toList();
    }

    private static Message message(Simulation.Told told) {
        var definition = told.definition();
        return new Message(
                definition.targetFunction(),
                definition.destination(),
                definition.trigger().wire(),
                told.opening(),
                told.round(),
                told.at(),
                null);
    }

    private static Message did(Action action) {
        Instant at = action.finishedAt() == null ? action.dueAt() : action.finishedAt();
        return new Message(
                action.targetFunction(), action.destination(), null, action.opening(), action.round(), at, action.id());
    }
}
