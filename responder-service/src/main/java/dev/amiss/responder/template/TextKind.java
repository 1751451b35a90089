package dev.amiss.responder.template;

/** What a text is for. */
public enum TextKind {
    PLAIN,
    /** Values are escaped. */
    HTML,
    /** Line breaks and other control characters become spaces, so that no header can be smuggled in. */
    ONE_LINE
}
