package dev.amiss.responder.console;

import dev.amiss.responder.action.DryRunView;
import dev.amiss.responder.responder.ResponderView;
import dev.amiss.service.page.Page;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The templates of responders. */
@Singleton
class ResponderTemplates {
    private final Template list;
    private final Template one;
    private final Template editor;
    private final Template preview;

    ResponderTemplates(
            @Location("responder/responders") Template list,
            @Location("responder/responder") Template one,
            @Location("responder/editor") Template editor,
            @Location("responder/preview") Template preview) {
        this.list = list;
        this.one = one;
        this.editor = editor;
        this.preview = preview;
    }

    TemplateInstance list(Page<ResponderView> page, @Nullable String cursor) {
        return list.data("responders", page.items())
                .data("next", page.nextCursor() == null ? null : "/responders?cursor=" + page.nextCursor())
                .data("first", cursor == null ? null : "/responders");
    }

    TemplateInstance one(ResponderView responder, ActionsView actions) {
        return one.data("responder", responder).data("view", actions);
    }

    TemplateInstance editor(EditorView view) {
        return editor.data("view", view);
    }

    TemplateInstance preview(@Nullable DryRunView found, @Nullable String problem) {
        return preview.data("found", found).data("problem", problem);
    }
}
