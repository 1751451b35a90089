package dev.amiss.responder.console;

import dev.amiss.responder.action.ActionService;
import dev.amiss.responder.action.ActionView;
import dev.amiss.responder.projection.ProjectionStore;
import dev.amiss.service.page.Page;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads the lists of actions that pages show: those that wait with the next one first, others the latest first. Thread-safe. */
@Singleton
class ActionLists {
    private static final List<String> WAITING = List.of("pending", "held");
    private static final String FEW = "20";

    private final ActionService actions;
    private final ProjectionStore projection;
    private final Jdbi jdbi;

    ActionLists(ActionService actions, ProjectionStore projection, Jdbi jdbi) {
        this.actions = actions;
        this.projection = projection;
        this.jdbi = jdbi;
    }

    /** @param isChosen whether some are to be chosen */
    ActionsView of(
            List<String> statuses,
            @Nullable Long issueId,
            @Nullable Long responderId,
            @Nullable String limit,
            @Nullable String cursor,
            boolean isChosen) {
        boolean isQueue = !statuses.isEmpty() && WAITING.containsAll(statuses);
        Page<ActionView> page = isQueue
                ? actions.waiting(issueId, responderId, statuses, limit, cursor)
                : actions.list(issueId, responderId, statuses, limit, cursor);
        ActionsView start =
                new ActionsView(page.items(), statuses, issueId, responderId, null, null, isChosen, Map.of());
        String here = start.here();
        return new ActionsView(
                page.items(),
                statuses,
                issueId,
                responderId,
                page.nextCursor() == null
                        ? null
                        : here + (here.contains("?") ? "&" : "?") + "cursor=" + page.nextCursor(),
                cursor == null ? null : here,
                isChosen,
                names(page.items()));
    }

    private Map<Long, String> names(List<ActionView> listed) {
        List<Long> ids =
                listed.stream().map(each -> each.action().issueId()).distinct().toList();
        return ids.isEmpty() ? Map.of() : jdbi.withHandle(handle -> projection.names(handle, ids));
    }

    ActionsView ofResponder(long responderId) {
        return of(List.of(), null, responderId, FEW, null, false);
    }

    /** What is done next, of one issue or of all. */
    ActionsView waiting(@Nullable Long issueId) {
        return of(WAITING, issueId, null, FEW, null, false);
    }
}
