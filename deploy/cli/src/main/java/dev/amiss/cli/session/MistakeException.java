package dev.amiss.cli.session;

/** The user asked for something that cannot be; the message says what and how it is done right. */
public final class MistakeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MistakeException(String message) {
        super(message);
    }
}
