package dev.amiss.local.demo;

/** A step of the demo did not happen; the message says what was waited for and what was there instead. */
public final class NotSeenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotSeenException(String message) {
        super(message);
    }
}
