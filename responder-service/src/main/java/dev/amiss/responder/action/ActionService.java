package dev.amiss.responder.action;

import dev.amiss.model.Action;
import dev.amiss.model.ActionEventType;
import dev.amiss.model.ActionStatus;
import dev.amiss.service.access.CurrentActor;
import dev.amiss.service.page.Cursor;
import dev.amiss.service.page.Page;
import dev.amiss.service.page.PageLimit;
import dev.amiss.service.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Shows actions, and runs or cancels one by hand. Each method is one transaction, or part of the caller's. */
@ApplicationScoped
class ActionService {
    private static final String ORDER = "-id";

    private final ActionQueries queries;
    private final ActionEvents events;
    private final ActionSignal signal;
    private final CurrentActor actor;
    private final Jdbi jdbi;

    ActionService(ActionQueries queries, ActionEvents events, ActionSignal signal, CurrentActor actor, Jdbi jdbi) {
        this.queries = queries;
        this.events = events;
        this.signal = signal;
        this.actor = actor;
        this.jdbi = jdbi;
    }

    Page<Action> list(
            @Nullable Long issueId,
            @Nullable Long responderId,
            List<String> statuses,
            @Nullable String limit,
            @Nullable String cursor) {
        for (String status : statuses) {
            if (ActionStatus.ofWire(status).isEmpty()) {
                throw Problems.invalidParameter(
                        "status", "must be one of pending, held, running, succeeded, failed, cancelled");
            }
        }
        Long before = Cursor.decode(cursor, ORDER).map(Cursor::id).orElse(null);
        int most = PageLimit.of(limit);
        List<Action> rows = jdbi.withHandle(
                handle -> queries.list(handle, new ActionQuery(issueId, responderId, statuses, before, most)));
        return Page.of(rows, most, row -> new Cursor(ORDER, Instant.EPOCH, row.id()).encode());
    }

    ActionView get(long id) {
        return jdbi.withHandle(handle -> new ActionView(
                queries.find(handle, id).orElseThrow(() -> Problems.notFound("action", id)),
                queries.attempts(handle, id)));
    }

    /** Runs a failed or cancelled action again, now. */
    @Transactional
    Action retry(long id) {
        return jdbi.withHandle(handle -> {
            Action action =
                    orConflict(queries.retry(handle, id), id, "only a failed or cancelled action can be run again");
            events.tell(handle, ActionEventType.SCHEDULED, action, actor.name());
            signal.wakeAfterCommit(handle);
            return action;
        });
    }

    @Transactional
    Action cancel(long id) {
        return jdbi.withHandle(handle -> {
            Action action =
                    orConflict(queries.cancel(handle, id), id, "only a pending or held action can be cancelled");
            events.tell(handle, ActionEventType.CANCELLED, action, actor.name());
            return action;
        });
    }

    private Action orConflict(Optional<Action> changed, long id, String rule) {
        return changed.orElseThrow(() -> {
            ActionStatus status = get(id).action().status();
            return Problems.conflict("Action " + id + " is " + status.wire() + "; " + rule + ".");
        });
    }
}
