package dev.amiss.responder.console;

import dev.amiss.responder.action.ActionService;
import dev.amiss.responder.action.ActionView;
import dev.amiss.service.page.Page;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the lists of actions that pages show. Thread-safe. */
@Singleton
class ActionLists {
    private static final List<String> WAITING = List.of("pending", "held");
    private static final String FEW = "20";

    private final ActionService actions;

    ActionLists(ActionService actions) {
        this.actions = actions;
    }

    ActionsView of(
            List<String> statuses,
            @Nullable Long issueId,
            @Nullable Long responderId,
            @Nullable String limit,
            @Nullable String cursor) {
        Page<ActionView> page = actions.list(issueId, responderId, statuses, limit, cursor);
        ActionsView start = new ActionsView(page.items(), statuses, issueId, responderId, null, null);
        String here = start.here();
        return new ActionsView(
                page.items(),
                statuses,
                issueId,
                responderId,
                page.nextCursor() == null
                        ? null
                        : here + (here.contains("?") ? "&" : "?") + "cursor=" + page.nextCursor(),
                cursor == null ? null : here);
    }

    ActionsView ofResponder(long responderId) {
        return of(List.of(), null, responderId, FEW, null);
    }

    /** What is done next, of one issue or of all. */
    ActionsView waiting(@Nullable Long issueId) {
        return of(WAITING, issueId, null, FEW, null);
    }
}
