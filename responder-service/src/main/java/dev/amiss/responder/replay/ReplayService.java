package dev.amiss.responder.replay;

import dev.amiss.model.Action;
import dev.amiss.model.Issue;
import dev.amiss.responder.action.ActionViews;
import dev.amiss.responder.matching.IssueSubject;
import dev.amiss.responder.projection.IssueChangeStore;
import dev.amiss.responder.projection.IssueState;
import dev.amiss.responder.projection.ProjectionStore;
import dev.amiss.responder.responder.Grouping;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Plays a responder over the issues of the past. */
@ApplicationScoped
public class ReplayService {
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
    public ReplayView replay(ReplayRequest asked, int limit) {
        var report = new ReplayReport(asked, limit);
        boolean isComplete = jdbi.withHandle(handle -> {
            Grouping grouping = asked.responder().group();
            return grouping == null ? alone(handle, asked, report) : together(handle, asked, grouping, report);
        });
        return report.view(isComplete);
    }

    /** What becomes of one of the issues. */
    @FunctionalInterface
    private interface Visitor {
        void visit(Issue issue, List<Issue> stood, List<Action> done);
    }

    private boolean alone(Handle handle, ReplayRequest asked, ReplayReport report) {
        return visit(
                handle,
                asked,
                (issue, stood, done) -> add(
                        report,
                        asked,
                        issue,
                        simulate(asked, stood).stream()
                                .map(told -> Message.would(told, told.round(), told.at(), null))
                                .toList(),
                        done));
    }

    /** Over all issues twice: which message tells of one depends on the others. */
    private boolean together(Handle handle, ReplayRequest asked, Grouping grouping, ReplayReport report) {
        var simulation = new GroupSimulation(asked.responder(), grouping);
        visit(
                handle,
                asked,
                (issue, stood, done) -> simulation.add(issue.id(), simulate(asked, stood), until(asked, stood)));
        Map<Long, List<GroupSimulation.Sent>> sent = simulation.run(asked.to());
        boolean isComplete = visit(
                handle,
                asked,
                (issue, stood, done) -> add(
                        report,
                        asked,
                        issue,
                        sent.getOrDefault(issue.id(), List.of()).stream()
                                .map(each -> Message.would(each.told(), each.round(), each.at(), each.message()))
                                .toList(),
                        done));
        return isComplete && simulation.isComplete();
    }

    private static void add(
            ReplayReport report, ReplayRequest asked, Issue issue, List<Message> would, List<Action> done) {
        report.add(
                issue,
                asked.responder().conditions().match(new IssueSubject(issue), error -> {}),
                would.stream().filter(told -> !told.at().isBefore(asked.from())).toList(),
                done.stream().map(Message::did).toList());
    }

    /** Whether all issues of that time were visited. */
    private boolean visit(Handle handle, ReplayRequest asked, Visitor visitor) {
        List<Issue> issues = projection.activeBetween(handle, 0, asked.from(), asked.to(), CHUNK);
        long lookedAt = 0;
        while (!issues.isEmpty() && lookedAt < MOST_ISSUES) {
            visit(handle, asked, issues, visitor);
            lookedAt += issues.size();
            long last = issues.get(issues.size() - 1).id();
            issues = projection.activeBetween(handle, last, asked.from(), asked.to(), CHUNK);
        }
        return issues.isEmpty();
    }

    private void visit(Handle handle, ReplayRequest asked, List<Issue> issues, Visitor visitor) {
        long responder = asked.responder().id();
        List<Long> ids = issues.stream().map(Issue::id).toList();
        Map<Long, List<IssueState>> logged = changes.of(handle, ids);
        Map<Long, List<Action>> done =
                responder == 0 ? Map.of() : actions.done(handle, responder, ids, asked.from(), asked.to());
        for (Issue issue : issues) {
            List<Issue> stood = States.of(issue, logged.getOrDefault(issue.id(), List.of()));
            visitor.visit(issue, stood, done.getOrDefault(issue.id(), List.of()));
        }
    }

    private static List<Simulation.Told> simulate(ReplayRequest asked, List<Issue> stood) {
        return new Simulation(asked.responder()).run(until(asked, stood), asked.to());
    }

    private static List<Issue> until(ReplayRequest asked, List<Issue> stood) {
        return stood.stream()
                .filter(each -> !each.updatedAt().isAfter(asked.to()))
                .toList();
    }
}
