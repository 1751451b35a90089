package dev.amiss.responder.matching;

/** A watch pattern or expression that cannot be used; the message says which part, where, and what would do. */
public final class InvalidPatternException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidPatternException(String message) {
        super(message);
    }
}
