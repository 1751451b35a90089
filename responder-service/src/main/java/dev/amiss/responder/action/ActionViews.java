package dev.amiss.responder.action;

import dev.amiss.model.Action;
import dev.amiss.service.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Actions with what they wait for; within the caller's transaction. */
@ApplicationScoped
public class ActionViews {
    private final ActionQueries queries;
    private final Destinations destinations;
    private final Clock clock;

    ActionViews(ActionQueries queries, Destinations destinations, Clock clock) {
        this.queries = queries;
        this.destinations = destinations;
        this.clock = clock;
    }

    /** The actions for an issue with their attempts, the latest first, and no more than {@code limit}. */
    public List<ActionView> ofIssue(Handle handle, long issueId, int limit) {
        List<ActionStanding> found =
                queries.list(handle, new ActionQuery(issueId, null, List.of(), null, limit)).stream()
                        .limit(limit)
                        .toList();
        Map<Long, List<ActionView.Attempt>> attempts = queries.attempts(
                handle, found.stream().map(each -> each.action().id()).toList());
        return found.stream()
                .map(each -> ActionView.of(
                        each, waiting(each), attempts.getOrDefault(each.action().id(), List.of())))
                .toList();
    }

    ActionView one(Handle handle, long id) {
        ActionStanding found = queries.find(handle, id).orElseThrow(() -> Problems.notFound("action", id));
        return ActionView.of(
                found, waiting(found), queries.attempts(handle, List.of(id)).getOrDefault(id, List.of()));
    }

    /** What that responder did about these issues within these bounds: the actions that succeeded then. */
    public Map<Long, List<Action>> done(
            Handle handle, long responderId, Collection<Long> issueIds, Instant from, Instant to) {
        return queries.done(handle, responderId, issueIds, from, to).stream()
                .collect(Collectors.groupingBy(Action::issueId));
    }

    Instant now() {
        return clock.instant();
    }

    ActionView listed(ActionStanding standing) {
        return ActionView.of(standing, waiting(standing), null);
    }

    private @Nullable Waiting waiting(ActionStanding standing) {
        String destination = standing.action().destination();
        boolean isOpen = destination != null && destinations.isOpen(destination);
        return new WaitingPolicy(standing, isOpen, clock.instant()).waiting().orElse(null);
    }
}
