package dev.amiss.responder.action;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Issue;
import dev.amiss.responder.action.ActionDecision.Schedule;
import dev.amiss.responder.action.DryRunView.Item;
import dev.amiss.responder.action.DryRunView.ItemAction;
import dev.amiss.responder.matching.NameRange;
import dev.amiss.responder.projection.ProjectionStore;
import dev.amiss.responder.responder.ActionDefinition;
import dev.amiss.responder.responder.Grouping;
import dev.amiss.responder.responder.Responder;
import dev.amiss.responder.responder.ResponderCandidates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        var messages = new MessageCount(responder.group());
        List<Item> items = new ArrayList<>();
        NameRange names = responder.conditions().names();
        List<Issue> issues = projection.activeAfter(handle, 0, CHUNK, names);
        while (!issues.isEmpty()) {
            for (Issue issue : issues) {
                if (BackfillPlan.matches(responder, issue, error -> {})) {
                    List<Schedule> schedules = schedules(responder, issue);
                    matches++;
                    messages.add(issue, schedules);
                    if (items.size() < SHOWN) {
                        items.add(item(responder, issue, schedules));
                    }
                }
            }
            issues =
                    projection.activeAfter(handle, issues.get(issues.size() - 1).id(), CHUNK, names);
        }
        return new DryRunView(matches, messages.count(), items);
    }

    private List<Schedule> schedules(Responder responder, Issue issue) {
        return scheduling.decide(responder, issue, true, List.of()).stream()
                .map(PlannedDecision::decision)
                .filter(Schedule.class::isInstance)
                .map(Schedule.class::cast)
                .toList();
    }

    private Item item(Responder responder, Issue issue, List<Schedule> schedules) {
        Grouping grouping = responder.group();
        String group = grouping == null ? null : grouping.keyOf(issue);
        return new Item(
                issue,
                schedules.stream()
                        .map(schedule -> action(schedule, issue, group))
                        .toList());
    }

    private ItemAction action(Schedule schedule, Issue issue, @Nullable String group) {
        ActionDefinition definition = schedule.definition();
        return new ItemAction(
                definition.targetFunction(),
                arguments.render(definition, issue),
                definition.trigger().wire(),
                schedule.dueAt(),
                group);
    }

    /** Counts messages: one for each group of each action, else one for each issue. */
    private static final class MessageCount {
        private static final int MOST_GROUPS = 10_000;

        private final @Nullable Grouping grouping;
        private final Set<String> groups = new HashSet<>();
        private long alone;

        MessageCount(@Nullable Grouping grouping) {
            this.grouping = grouping;
        }

        void add(Issue issue, List<Schedule> schedules) {
            if (grouping == null) {
                alone += schedules.size();
            } else if (groups.size() < MOST_GROUPS) {
                String key = KeyHash.of(grouping.valuesOf(issue));
                schedules.forEach(schedule -> groups.add(schedule.definition().id() + " " + key));
            }
        }

        long count() {
            return alone + groups.size();
        }
    }
}
