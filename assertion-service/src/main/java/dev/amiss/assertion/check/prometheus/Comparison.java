package dev.amiss.assertion.check.prometheus;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A comparison with a number, such as {@code > 5}. */
record Comparison(String operator, double than) {
    static final String RULE =
            "must be a comparison with a number, such as \"> 5\"; the comparisons are >, >=, <, <=, ==, !=";

    private static final Pattern SYNTAX =
            Pattern.compile("\\s*(>=|<=|==|!=|>|<)\\s*([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)\\s*");

    /** Empty when the text is none. */
    static Optional<Comparison> parse(String text) {
        Matcher parts = SYNTAX.matcher(text);
        return parts.matches()
                ? Optional.of(new Comparison(parts.group(1), Double.parseDouble(parts.group(2))))
                : Optional.empty();
    }

    boolean holds(double value) {
        return switch (operator) {
            case ">" -> value > than;
            case ">=" -> value >= than;
            case "<" -> value < than;
            case "<=" -> value <= than;
            case "==" -> value == than;
            default -> value != than;
        };
    }
}
