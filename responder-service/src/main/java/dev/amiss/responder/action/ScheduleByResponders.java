package dev.amiss.responder.action;

import dev.amiss.model.ActionEventType;
import dev.amiss.responder.responder.Responder;
import dev.amiss.responder.responder.ResponderChanges;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;

/** What a change of a responder leads to. */
@ApplicationScoped
class ScheduleByResponders implements ResponderChanges {
    private final CountUnanswered unanswered;
    private final ActionStore store;
    private final BackfillStore backfills;
    private final ActionEvents events;

    ScheduleByResponders(CountUnanswered unanswered, ActionStore store, BackfillStore backfills, ActionEvents events) {
        this.unanswered = unanswered;
        this.store = store;
        this.backfills = backfills;
        this.events = events;
    }

    @Override
    public long unanswered(Responder candidate) {
        return unanswered.count(candidate);
    }

    @Override
    public void changed(Handle handle, Responder responder, long revision) {
        if (!responder.isActive()) {
            events.tell(
                    handle,
                    ActionEventType.CANCELLED,
                    store.cancelAllOf(handle, responder.id(), CancelReason.RESPONDER_DISABLED));
        }
        responder.actions().forEach(action -> store.redirect(handle, action));
        if (responder.isActive()) {
            events.tell(
                    handle,
                    ActionEventType.SCHEDULED,
                    responder.actions().stream()
                            .flatMap(action -> store.move(handle, action).stream())
                            .toList());
        }
        backfills.start(handle, responder.id(), revision);
    }
}
