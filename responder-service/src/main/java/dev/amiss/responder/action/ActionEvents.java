package dev.amiss.responder.action;

import dev.amiss.model.Action;
import dev.amiss.model.ActionEvent;
import dev.amiss.model.ActionEventType;
import dev.amiss.model.Topics;
import dev.amiss.service.outbox.Outbox;
import dev.amiss.service.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Tells what happened to actions, on {@code amiss.action-events}, in the transaction in which it happens. */
@ApplicationScoped
class ActionEvents {
    private static final String SOURCE = "/amiss/responder-service";

    private final Outbox outbox;
    private final Clock clock;

    ActionEvents(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The responders did it. */
    void tell(Handle handle, ActionEventType type, Collection<Action> actions) {
        tell(handle, type, actions, Map.of());
    }

    /**
     * The responders did it, each within a trace.
     *
     * @param traces the steps that they follow from, by the actions' ids; the thread's where there is none
     */
    void tell(Handle handle, ActionEventType type, Collection<Action> actions, Map<Long, String> traces) {
        Instant now = clock.instant();
        outbox.append(
                handle,
                actions.stream()
                        .map(action -> message(type, action, "responder:" + action.responderId(), now)
                                .following(traces.get(action.id())))
                        .toList());
    }

    /** Somebody did it by hand. */
    void tell(Handle handle, ActionEventType type, Action action, String actor) {
        outbox.append(handle, List.of(message(type, action, actor, clock.instant())));
    }

    private static OutboxMessage message(ActionEventType type, Action action, String actor, Instant now) {
        String id = UUID.randomUUID().toString();
        var event = new ActionEvent(id, type, now, actor, ActionEvent.SCHEMA, action.issueId(), action);
        return OutboxMessage.event(
                Topics.ACTION_EVENTS, Long.toString(action.issueId()), id, type.wire(), SOURCE, now, event);
    }
}
