package dev.amiss.responder.action;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Issue;
import dev.amiss.responder.action.ActionDecision.Schedule;
import dev.amiss.responder.action.DryRunView.Item;
import dev.amiss.responder.action.DryRunView.ItemAction;
import dev.amiss.responder.projection.ProjectionStore;
import dev.amiss.responder.responder.ActionDefinition;
import dev.amiss.responder.responder.Responder;
import dev.amiss.responder.responder.ResponderCandidates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Tells what a responder would do, and does nothing. */
@ApplicationScoped
public class DryRunService {
    /** Matching issues that are shown; all are counted. */
    private static final int SHOWN = 500;

    private static final int CHUNK = 1_000;

    private final ResponderCandidates candidates;
    private final ProjectionStore projection;
    private final SchedulingService scheduling;
    private final DryRunArguments arguments;
    private final Jdbi jdbi;

    DryRunService(
            ResponderCandidates candidates,
            ProjectionStore projection,
            SchedulingService scheduling,
            DryRunArguments arguments,
            Jdbi jdbi) {
        this.candidates = candidates;
        this.projection = projection;
        this.scheduling = scheduling;
        this.arguments = arguments;
        this.jdbi = jdbi;
    }

    public DryRunView run(@Nullable JsonNode body) {
        Responder responder = candidates.read(body);
        return jdbi.withHandle(handle -> run(handle, responder));
    }

    private DryRunView run(Handle handle, Responder responder) {
        long matches = 0;
        List<Item> items = new ArrayList<>();
        List<Issue> issues = projection.activeAfter(handle, 0, CHUNK);
        while (!issues.isEmpty()) {
            for (Issue issue : issues) {
                if (BackfillPlan.matches(responder, issue, error -> {})) {
                    matches++;
                    if (items.size() < SHOWN) {
                        items.add(item(responder, issue));
                    }
                }
            }
            issues =
                    projection.activeAfter(handle, issues.get(issues.size() - 1).id(), CHUNK);
        }
        return new DryRunView(matches, items);
    }

    private Item item(Responder responder, Issue issue) {
        return new Item(
                issue,
                scheduling.decide(responder, issue, true, List.of()).stream()
                        .map(PlannedDecision::decision)
                        .filter(Schedule.class::isInstance)
                        .map(Schedule.class::cast)
                        .map(schedule -> action(schedule, issue))
                        .toList());
    }

    private ItemAction action(Schedule schedule, Issue issue) {
        ActionDefinition definition = schedule.definition();
        return new ItemAction(
                definition.targetFunction(),
                arguments.render(definition, issue),
                definition.trigger().wire(),
                schedule.dueAt());
    }
}
