package dev.amiss.responder.console.editor;

import dev.amiss.responder.action.DryRunView;
import dev.amiss.service.console.Form;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The templates of the editor. */
@Singleton
class EditorPages {
    private final Template editor;
    private final Template preview;
    private final Template arguments;
    private final EditorFunctions functions;

    EditorPages(
            @Location("responder/editor") Template editor,
            @Location("responder/preview") Template preview,
            @Location("responder/editor-arguments") Template arguments,
            EditorFunctions functions) {
        this.editor = editor;
        this.preview = preview;
        this.arguments = arguments;
        this.functions = functions;
    }

    TemplateInstance editor(EditorView view) {
        List<ActionCard> cards = new ArrayList<>();
        for (int place = 0; !view.isJson() && place < ResponderForm.actionsIn(view.form()); place++) {
            cards.add(ActionCard.of(view.form(), place, functions));
        }
        return editor.data("view", view.with(cards, functions.names()));
    }

    TemplateInstance arguments(Form form, int place) {
        return arguments.data("card", ActionCard.of(form, place, functions));
    }

    /**
     * @param problem why there is nothing to show; null when there is
     * @param note what has to be said of what is shown; null for nothing
     * @param issue the issue that actions are tried with, as text; -1 when there is none to choose
     */
    TemplateInstance preview(
            @Nullable DryRunView found, @Nullable String problem, @Nullable String note, String issue) {
        return preview.data("found", found)
                .data("problem", problem)
                .data("note", note)
                .data("issue", issue.matches("-1|\\d{1,18}") ? Long.parseLong(issue) : 0L);
    }
}
