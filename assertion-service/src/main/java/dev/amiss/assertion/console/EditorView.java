package dev.amiss.assertion.console;

import dev.amiss.assertion.assertion.Trial;
import dev.amiss.service.console.Form;
import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The editor of a definition, as fields or as JSON.
 *
 * @param id null for a new assertion
 * @param isJson whether the whole definition stands in one field
 * @param trial what a trial found; null when none was asked for
 */
@TemplateData
public record EditorView(@Nullable Long id, boolean isJson, Form form, Trial.@Nullable Result trial) {
    public List<String> types() {
        return List.copyOf(Examples.types());
    }

    public String type() {
        return form.value(DefinitionForm.TYPE);
    }

    public List<EditorField> ofCheck() {
        return EditorFields.ofCheck(type());
    }

    public List<EditorField> common() {
        return EditorFields.common();
    }

    public String title() {
        return id == null ? "New assertion" : "Edit assertion " + id;
    }

    public String action() {
        return id == null ? "/assertions/new" : "/assertions/" + id + "/edit";
    }

    public String back() {
        return id == null ? "/assertions" : "/assertions/" + id;
    }
}
