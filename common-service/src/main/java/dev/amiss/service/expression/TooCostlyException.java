package dev.amiss.service.expression;

/** An expression takes too much for the values that it was given; the message says so to whoever wrote it. */
public final class TooCostlyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooCostlyException() {
        super("it takes too much for these values, more than " + Budget.STEPS + " steps: look at fewer elements, at"
                + " shorter texts, or for a simpler pattern");
    }
}
