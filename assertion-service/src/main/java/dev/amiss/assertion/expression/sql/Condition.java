package dev.amiss.assertion.expression.sql;

/**
 * A condition: true, false, or NULL where only the expression itself can tell.
 *
 * @param isKnown false when it is NULL always
 */
record Condition(String sql, boolean isKnown) {
    static final Condition UNKNOWN = new Condition("NULL::boolean", false);

    static Condition of(String sql) {
        return new Condition("(" + sql + ")", true);
    }

    static Condition always(boolean value) {
        return new Condition(value ? "true" : "false", true);
    }

    /**
     * CEL's && and || take no notice of what is missing on one side where the other decides, nor do SQL's AND and OR of NULL.
     * A side that SQL knows nothing of may err in ways that CEL does not overlook: it must be the right one, which is not
     * looked at once the left has decided.
     */
    Condition joined(String operator, Condition other) {
        return isKnown ? of(sql + " " + operator + " " + other.sql) : UNKNOWN;
    }

    Condition negated() {
        return isKnown ? of("NOT " + sql) : UNKNOWN;
    }
}
