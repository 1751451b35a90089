package dev.amiss.assertion.console;

import io.quarkus.qute.TemplateData;
import java.util.List;

/**
 * A field of the editor's form.
 *
 * @param name the place in the definition, as a JSON pointer without its first slash: {@code check/url}
 * @param options the words to choose from; empty for other kinds
 */
@TemplateData
public record EditorField(String name, String label, Kind kind, String hint, boolean required, List<String> options) {
    /** How a value is written in a form. */
    public enum Kind {
        TEXT,
        NUMBER,
        /** {@code true} or {@code false}; empty leaves it out. */
        SWITCH,
        CHOICE,
        /** A text of several lines. */
        LINES,
        /** A text each line, a list in the definition. */
        LIST,
        /** {@code name: value} each line, an object of texts in the definition. */
        PAIRS,
        /** Any object. */
        JSON
    }

    private static final List<String> SWITCH_WORDS = List.of("", "true", "false");

    static EditorField text(String name, String label, String hint) {
        return of(name, label, Kind.TEXT, hint);
    }

    static EditorField number(String name, String label, String hint) {
        return of(name, label, Kind.NUMBER, hint);
    }

    static EditorField of(String name, String label, Kind kind, String hint) {
        List<String> options = kind == Kind.SWITCH ? SWITCH_WORDS : List.of();
        return new EditorField(name, label, kind, hint, false, options);
    }

    static EditorField choice(String name, String label, String hint, String... options) {
        return new EditorField(name, label, Kind.CHOICE, hint, false, List.of(options));
    }

    EditorField mustBeGiven() {
        return new EditorField(name, label, kind, hint, true, options);
    }

    public boolean isChoice() {
        return !options.isEmpty();
    }

    public boolean isLong() {
        return kind == Kind.LINES || kind == Kind.LIST || kind == Kind.PAIRS || kind == Kind.JSON;
    }

    /** Rows of its text area. */
    public int rows() {
        return kind == Kind.LINES || kind == Kind.JSON ? 4 : 2;
    }
}
