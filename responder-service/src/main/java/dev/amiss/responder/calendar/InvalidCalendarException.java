package dev.amiss.responder.calendar;

/** What was written names no usable times; the message states the rule. */
public final class InvalidCalendarException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    InvalidCalendarException(String rule) {
        super(rule);
    }
}
