package dev.amiss.responder.console.editor;

import dev.amiss.service.console.Form;
import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field for an argument.
 *
 * @param id unique in the page
 * @param kept the name of the hidden field with what stands for a secret
 * @param keptValue what stands there; empty when nothing is kept
 * @param dropped the name of the box that gives it up
 */
@TemplateData
public record ArgumentView(
        String id,
        String name,
        String label,
        ArgumentKind kind,
        boolean isRequired,
        String description,
        String usual,
        List<String> words,
        String value,
        @Nullable String error,
        String kept,
        String keptValue,
        String dropped) {
    static ArgumentView of(ArgumentFields fields, Argument argument, String id, Form form) {
        String name = fields.field(argument);
        return new ArgumentView(
                id,
                name,
                argument.name(),
                argument.kind(),
                argument.isRequired(),
                argument.description(),
                argument.usual(),
                argument.words(),
                form.value(name),
                form.error(name),
                fields.kept(argument),
                form.value(fields.kept(argument)),
                fields.dropped(argument));
    }

    public boolean isKept() {
        return !keptValue.isEmpty();
    }

    /** A kept secret is asked for as a secret, whatever the schema says. */
    public String sort() {
        return isKept() ? "secret" : kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether it needs the whole width. */
    public boolean isWide() {
        return kind == ArgumentKind.LONG_TEXT || kind == ArgumentKind.JSON;
    }

    /** What is said below the field. */
    public String hint() {
        String usually = usual.isEmpty() ? "" : (description.isEmpty() ? "" : "; ") + usual + " when absent";
        String each = kind == ArgumentKind.LINES ? (description.isEmpty() ? "" : "; ") + "one a line" : "";
        return description + usually + each;
    }
}
