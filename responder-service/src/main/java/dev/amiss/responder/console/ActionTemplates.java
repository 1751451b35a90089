package dev.amiss.responder.console;

import dev.amiss.responder.action.ActionView;
import dev.amiss.responder.action.DestinationView;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;

/** The templates of actions. */
@Singleton
class ActionTemplates {
    private final Template page;
    private final Template rows;
    private final Template one;
    private final Template next;

    ActionTemplates(
            @Location("responder/actions") Template page,
            @Location("responder/action-rows") Template rows,
            @Location("responder/action") Template one,
            @Location("responder/due-next") Template next) {
        this.page = page;
        this.rows = rows;
        this.one = one;
        this.next = next;
    }

    TemplateInstance list(ActionsView view, List<DestinationView> destinations) {
        return page.data("view", view)
                .data(
                        "unwell",
                        destinations.stream()
                                .filter(each -> !each.state().equals("closed") || each.failures() > 0)
                                .toList());
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
}
