package dev.amiss.responder.action;

import dev.amiss.model.ActionEventType;
import dev.amiss.model.Issue;
import dev.amiss.responder.projection.ProjectionStore;
import dev.amiss.responder.responder.Responder;
import dev.amiss.responder.responder.ResponderChanges;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What a change of a responder leads to. */
@ApplicationScoped
class ScheduleByResponders implements ResponderChanges {
    private static final int CHUNK = 2_000;

    private final BackfillPlan plan;
    private final ProjectionStore projection;
    private final ActionStore store;
    private final BackfillStore backfills;
    private final ActionEvents events;
    private final Jdbi jdbi;

    ScheduleByResponders(
            BackfillPlan plan,
            ProjectionStore projection,
            ActionStore store,
            BackfillStore backfills,
            ActionEvents events,
            Jdbi jdbi) {
        this.plan = plan;
        this.projection = projection;
        this.store = store;
        this.backfills = backfills;
        this.events = events;
        this.jdbi = jdbi;
    }

    @Override
    public long unanswered(Responder candidate) {
        return jdbi.withHandle(handle -> {
            long count = 0;
            List<Issue> issues = projection.activeAfter(handle, 0, CHUNK);
            while (!issues.isEmpty()) {
                count += plan.plan(handle, candidate, issues).stream()
                        .filter(planned -> planned.decision() instanceof ActionDecision.Schedule)
                        .map(planned -> planned.issue().id())
                        .distinct()
                        .count();
                issues = projection.activeAfter(
                        handle, issues.get(issues.size() - 1).id(), CHUNK);
            }
            return count;
        });
    }

    @Override
    public void changed(Handle handle, Responder responder, long revision) {
        if (!responder.isActive()) {
            events.tell(
                    handle,
                    ActionEventType.CANCELLED,
                    store.cancelAllOf(handle, responder.id(), CancelReason.RESPONDER_DISABLED));
        }
        backfills.start(handle, responder.id(), revision);
    }
}
