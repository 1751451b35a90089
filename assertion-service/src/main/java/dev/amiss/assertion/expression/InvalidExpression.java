package dev.amiss.assertion.expression;

/** Not an expression that can be used; the message states the rule and where it is broken. */
public final class InvalidExpression extends Exception {
    private static final long serialVersionUID = 1;

    InvalidExpression(String rule) {
        super(rule);
    }
}
