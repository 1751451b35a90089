package dev.amiss.responder.console.editor;

import dev.amiss.service.console.Form;
import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One action in the editor.
 *
 * @param further JSON of arguments that have no field; empty for none
 * @param isLast whether none comes after it
 */
@TemplateData
public record ActionCard(
        int place,
        Form form,
        String function,
        String description,
        boolean isKnown,
        List<ArgumentView> arguments,
        String further,
        boolean isLast) {
    static ActionCard of(Form form, int place, EditorFunctions functions) {
        var fields = new ActionForm(place, functions);
        String function = form.value(fields.field("target_function"));
        ArgumentFields arguments = fields.arguments(function);
        List<ArgumentView> views = new ArrayList<>();
        for (Argument each : arguments.arguments()) {
            views.add(ArgumentView.of(arguments, each, "argument-" + place + "-" + views.size(), form));
        }
        return new ActionCard(
                place,
                form,
                function,
                functions.description(function),
                functions.has(function),
                views,
                form.value(arguments.place()),
                place == ResponderForm.actionsIn(form) - 1);
    }

    /** The name of a field of this action. */
    public String name(String field) {
        return "actions/" + place + "/" + field;
    }

    public String value(String field) {
        return form.value(name(field));
    }

    public boolean has(String field, String value) {
        return form.has(name(field), value);
    }

    public @Nullable String error(String field) {
        return form.error(name(field));
    }

    public int number() {
        return place + 1;
    }

    /** A function's name in short: {@code email}. */
    public String brief() {
        return function.startsWith("issue.actions.") ? function.substring("issue.actions.".length()) : function;
    }

    /** Whether what is rarely set is set, or wrong, and so must be seen at once. */
    public boolean isUnusual() {
        return has("cancel", "chosen")
                || !value("only_between/hours").isEmpty()
                || !value("only_between/days").isEmpty()
                || !value("only_between/time_zone").isEmpty()
                || error("only_between") != null
                || error("cancel_on") != null;
    }
}
