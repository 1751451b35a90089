package dev.amiss.responder.responder;

import dev.amiss.responder.matching.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A responder as the work goes by it.
 *
 * @param isActive enabled and not deleted
 * @param repeatEvery the wait before another round; null when it allows no retry
 * @param answersFrom issues whose opening began earlier are not answered; null means all are
 * @param group how its actions make one message of many issues; null when each issue has its own
 */
public record Responder(
        long id,
        @Nullable String name,
        boolean isActive,
        Conditions conditions,
        @Nullable Duration repeatEvery,
        @Nullable Instant answersFrom,
        List<ActionDefinition> actions,
        @Nullable Grouping group) {
    /** One without groups. */
    public Responder(
            long id,
            @Nullable String name,
            boolean isActive,
            Conditions conditions,
            @Nullable Duration repeatEvery,
            @Nullable Instant answersFrom,
            List<ActionDefinition> actions) {
        this(id, name, isActive, conditions, repeatEvery, answersFrom, actions, null);
    }

    /** The same, doing nothing. */
    Responder disabled() {
        return new Responder(id, name, false, conditions, repeatEvery, answersFrom, actions, group);
    }

    /** Its action of that id; empty when it has none such any more. */
    public Optional<ActionDefinition> action(long id) {
        return actions.stream().filter(action -> action.id() == id).findFirst();
    }

    public boolean hasResolvedActions() {
        return actions.stream().anyMatch(action -> action.trigger() == Trigger.RESOLVED);
    }

    public boolean hasCreatedActions() {
        return actions.stream().anyMatch(action -> action.trigger() == Trigger.CREATED);
    }
}
