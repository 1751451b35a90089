package dev.amiss.responder.console;

import dev.amiss.responder.responder.ResponderView;
import dev.amiss.service.changes.ChangeView;
import dev.amiss.service.page.Page;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The templates of responders. */
@Singleton
class ResponderTemplates {
    private final Template list;
    private final Template rows;
    private final Template one;
    private final Template history;

    ResponderTemplates(
            @Location("responder/responders") Template list,
            @Location("responder/responder-rows") Template rows,
            @Location("responder/responder") Template one,
            @Location("responder/history") Template history) {
        this.list = list;
        this.rows = rows;
        this.one = one;
        this.history = history;
    }

    TemplateInstance list(RespondersView view) {
        return list.data("view", view);
    }

    TemplateInstance rows(RespondersView view) {
        return rows.data("view", view);
    }

    /** @param changes the latest ones */
    TemplateInstance one(ResponderView responder, ActionsView actions, Page<ChangeView> changes) {
        return one.data("responder", responder)
                .data("view", actions)
                .data("changes", lines(changes))
                .data("hasMore", changes.nextCursor() != null);
    }

    TemplateInstance history(ResponderView responder, Page<ChangeView> page, @Nullable String cursor) {
        String address = "/responders/" + responder.id() + "/history";
        return history.data("responder", responder)
                .data("changes", lines(page))
                .data("next", page.nextCursor() == null ? null : address + "?cursor=" + page.nextCursor())
                .data("first", cursor == null ? null : address);
    }

    private static List<ChangeLine> lines(Page<ChangeView> changes) {
        return changes.items().stream().map(ChangeLine::of).toList();
    }
}
