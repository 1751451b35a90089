package dev.amiss.responder.console;

import dev.amiss.responder.action.ActionConfig;
import dev.amiss.responder.action.ActionView;
import dev.amiss.responder.action.DestinationView;
import dev.amiss.service.page.Page;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The templates of actions. */
@Singleton
class ActionTemplates {
    private final Template page;
    private final Template rows;
    private final Template one;
    private final Template next;
    private final Template destinations;
    private final ActionConfig config;

    ActionTemplates(
            @Location("responder/actions") Template page,
            @Location("responder/action-rows") Template rows,
            @Location("responder/action") Template one,
            @Location("responder/due-next") Template next,
            @Location("responder/destinations") Template destinations,
            ActionConfig config) {
        this.page = page;
        this.rows = rows;
        this.one = one;
        this.next = next;
        this.destinations = destinations;
        this.config = config;
    }

    /** @param counts of actions by status, capped; as text */
    TemplateInstance list(ActionsView view, Map<String, String> counts, List<DestinationView> failing) {
        return page.data("view", view).data("counts", counts).data("failing", failing);
    }

    TemplateInstance rows(ActionsView view) {
        return rows.data("view", view);
    }

    TemplateInstance one(ActionView action) {
        return one.data("view", action);
    }

    /** @param ofOneIssue whether the issue needs no mention */
    TemplateInstance next(ActionsView view, boolean ofOneIssue) {
        return next.data("view", view).data("ofOneIssue", ofOneIssue);
    }

    TemplateInstance destinations(Page<DestinationView> page, @Nullable String cursor) {
        return destinations
                .data("destinations", page.items())
                .data("atOnce", config.workersPerDestination())
                .data("perMinute", config.messagesPerMinute())
                .data("next", page.nextCursor() == null ? null : "/actions/destinations?cursor=" + page.nextCursor())
                .data("first", cursor == null ? null : "/actions/destinations");
    }
}
