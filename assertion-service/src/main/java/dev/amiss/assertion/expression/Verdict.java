package dev.amiss.assertion.expression;

/** What an expression says of some values. */
public sealed interface Verdict {
    Verdict HOLDS = new Holds();
    Verdict DOES_NOT_HOLD = new DoesNotHold();

    /** It is true. */
    record Holds() implements Verdict {}

    /** It is false. */
    record DoesNotHold() implements Verdict {}

    /**
     * It is neither, since a value is missing or of another type than the expression expects.
     *
     * @param reason one line for people
     */
    record Erred(String reason) implements Verdict {}
}
