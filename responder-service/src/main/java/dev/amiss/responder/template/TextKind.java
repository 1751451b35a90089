package dev.amiss.responder.template;

/** What a text is for. */
public enum TextKind {
    PLAIN,
    /** Values are escaped. */
    HTML
}
