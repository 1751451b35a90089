package dev.amiss.responder.console;

import dev.amiss.responder.action.ActionView;
import dev.amiss.responder.responder.ResponderView;
import io.quarkus.qute.TemplateData;
import org.jspecify.annotations.Nullable;

/**
 * A responder in a list.
 *
 * @param last its last action; null when it had none
 * @param matching active issues that it matches; null when they were not counted
 */
@TemplateData
public record ResponderLine(
        ResponderView responder,
        @Nullable ActionView last,
        @Nullable Long matching) {
    public boolean isCounted() {
        return matching != null;
    }

    /** What people call it. */
    public String title() {
        if (responder.name() != null) {
            return responder.name();
        }
        return responder.watchPattern() == null ? "Responder " + responder.id() : responder.watchPattern();
    }
}
