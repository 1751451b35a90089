package dev.amiss.responder.console.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.responder.responder.ResponderService;
import dev.amiss.responder.responder.ResponderView;
import dev.amiss.responder.trial.PreviewView;
import dev.amiss.responder.trial.TestView;
import dev.amiss.service.console.Flash;
import dev.amiss.service.console.Form;
import dev.amiss.service.console.RefusedForm;
import dev.amiss.service.console.RefusedPage;
import dev.amiss.service.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Does what a button of the editor asks for. Its form has {@code view}: {@code form} or {@code json}; {@code do}: {@code
 * save}, {@code try}, {@code replay}, {@code form}, {@code json}, or of an action's place {@code add}, {@code remove:1},
 * {@code up:1}, {@code down:1}, {@code preview:1}, {@code test:1}; {@code definition} or the fields of {@link
 * ResponderForm}; {@code backfill} when it was asked for.
 */
@Singleton
class Submission {
    static final String DEFINITION = "definition";

    /** What goes on from page to page, and is none of the responder's. */
    private static final List<String> OF_TRIALS = List.of("issue", "issue_id", "days");

    private static final String JSON = "json";
    private static final int CONFLICT = 409;

    private final ResponderService responders;
    private final ResponderForm forms;
    private final EditorTrials trials;
    private final EditorPages pages;

    Submission(ResponderService responders, ResponderForm forms, EditorTrials trials, EditorPages pages) {
        this.responders = responders;
        this.forms = forms;
        this.trials = trials;
        this.pages = pages;
    }

    Response submit(@Nullable Long id, Form form) {
        EditorCommand command = EditorCommand.of(form.value("do"));
        EditorView view = view(id, form);
        try {
            return view.isJson() ? json(view, command) : form(view, command);
        } catch (RefusedForm e) {
            return refused(view(id, e.form()));
        } catch (HttpProblem problem) {
            EditorView refused =
                    view(id, form.refused(problem, fields(view), pointer -> EditorTrials.placeIn(pointer, 0)));
            return refused(problem.getStatusCode() == CONFLICT ? refused.askingForBackfill() : refused);
        }
    }

    private static EditorView view(@Nullable Long id, Form form) {
        boolean isJson = form.has("view", JSON)
                || (form.value("view").isEmpty() && !form.value(DEFINITION).isEmpty());
        return isJson ? EditorView.json(id, form) : EditorView.form(id, form);
    }

    private Collection<String> fields(EditorView view) {
        return view.isJson() ? List.of() : forms.fields(view.form());
    }

    private Response json(EditorView view, EditorCommand command) throws RefusedForm {
        JsonNode definition = view.form().json(DEFINITION);
        if (!command.what().equals("form")) {
            return common(view, command, definition);
        }
        if (!(definition instanceof ObjectNode)) {
            return refused(view(view.id(), view.form().wrong(DEFINITION, "must be a JSON object")));
        }
        return shown(EditorView.form(view.id(), forms.write(definition).with(view.form(), OF_TRIALS)));
    }

    private Response form(EditorView view, EditorCommand command) {
        ResponderForm.Read read = forms.read(view.form());
        ObjectNode definition = read.definition();
        if (command.isMove()) {
            command.move(definition, view.form().value("add"));
            Form moved = forms.write(definition).with(view.form(), OF_TRIALS);
            return shown(
                    EditorView.form(view.id(), moved).focusedOn(command.placeAfter(ResponderForm.actionsIn(moved))));
        }
        if (command.what().equals(JSON)) {
            Form text = Form.of(Map.of(DEFINITION, definition.toPrettyString()));
            return shown(EditorView.json(view.id(), text.with(view.form(), OF_TRIALS)));
        }
        if (!read.wrong().isEmpty()) {
            Form wrong = view.form();
            for (Map.Entry<String, String> each : read.wrong().entrySet()) {
                wrong = wrong.wrong(each.getKey(), each.getValue());
            }
            return refused(view(view.id(), wrong));
        }
        return switch (command.what()) {
            case "preview", "test" -> tried(view, command, definition);
            default -> common(view, command, definition);
        };
    }

    private Response common(EditorView view, EditorCommand command, JsonNode definition) {
        return switch (command.what()) {
            case "try" -> shown(view.with(trials.dryRun(definition, view.id())));
            case "replay" ->
                shown(view.with(trials.replay(definition, view.id(), view.form().value("days"))));
            case "save" -> saved(view.id(), definition, backfill(view.form().value("backfill")));
            default -> shown(view);
        };
    }

    private Response tried(EditorView view, EditorCommand command, ObjectNode definition) {
        int place = command.place();
        try {
            PreviewView preview = trials.preview(definition, view.id(), place, view.form());
            TestView test =
                    command.what().equals("test") ? trials.send(definition, view.id(), place, view.form()) : null;
            Form form = preview.problems().isEmpty()
                    ? view.form()
                    : view.form()
                            .refused(
                                    Problems.invalid(preview.problems()),
                                    fields(view),
                                    pointer -> EditorTrials.placeIn(pointer, place));
            return shown(view(view.id(), form).with(new Tried(place, preview, test, form.general())));
        } catch (HttpProblem problem) {
            Form form = view.form().refused(problem, fields(view), pointer -> EditorTrials.placeIn(pointer, place));
            return refused(view(view.id(), form).with(new Tried(place, null, null, form.general())));
        }
    }

    private Response saved(@Nullable Long id, JsonNode definition, @Nullable Boolean backfill) {
        ResponderView view =
                id == null ? responders.create(definition, backfill) : responders.replace(id, definition, backfill);
        String warning = view.warnings().isEmpty()
                ? ""
                : " " + view.warnings().get(0).pointer() + ": "
                        + view.warnings().get(0).detail();
        return Flash.done((id == null ? "Created." : "Saved.") + warning).seeOther("/responders/" + view.id());
    }

    private static @Nullable Boolean backfill(String choice) {
        return choice.isEmpty() ? null : Boolean.valueOf(choice);
    }

    private Response shown(EditorView view) {
        return Response.ok(pages.editor(view)).build();
    }

    private Response refused(EditorView view) {
        return RefusedPage.of(pages.editor(view));
    }
}
