package dev.amiss.responder.console;

import dev.amiss.responder.action.DryRunView;
import dev.amiss.service.console.Form;
import io.quarkus.qute.TemplateData;
import org.jspecify.annotations.Nullable;

/**
 * The editor of a responder.
 *
 * @param id null for a new one
 * @param found what a dry run found; null when none was asked for
 * @param asksForBackfill whether it has to be said what becomes of the many issues that are active already
 */
@TemplateData
public record EditorView(
        @Nullable Long id, Form form, @Nullable DryRunView found, boolean asksForBackfill) {
    public String title() {
        return id == null ? "New responder" : "Edit responder " + id;
    }

    public String action() {
        return id == null ? "/responders/new" : "/responders/" + id + "/edit";
    }

    public String back() {
        return id == null ? "/responders" : "/responders/" + id;
    }
}
