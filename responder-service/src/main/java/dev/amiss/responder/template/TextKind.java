package dev.amiss.responder.template;

/** What a text is for. */
public enum TextKind {
    PLAIN,
    /** Values are escaped. */
    HTML,
    /** Markdown of chats: values can neither mention anybody nor make a link. */
    CHAT
}
