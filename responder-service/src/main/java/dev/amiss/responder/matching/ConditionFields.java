package dev.amiss.responder.matching;

import dev.amiss.service.problem.StrictFields;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the conditions that responders and silences share; what cannot be used is noted with its field. */
public final class ConditionFields {
    private static final int MOST_LABELS = 64;
    private static final int LONGEST_EXPRESSION = 2_000;

    private ConditionFields() {}

    public static Optional<String> watchPattern(StrictFields fields) {
        Optional<String> pattern = fields.text("watch_pattern", WatchPattern.LONGEST);
        pattern.ifPresent(text -> check(fields, "watch_pattern", text, WatchPattern::of));
        return pattern;
    }

    public static Map<String, String> labels(StrictFields fields) {
        return fields.texts("labels", MOST_LABELS).orElse(Map.of());
    }

    public static Optional<String> when(StrictFields fields) {
        Optional<String> when = fields.text("when", LONGEST_EXPRESSION);
        when.ifPresent(text -> check(fields, "when", text, WhenExpression::of));
        return when;
    }

    private static void check(StrictFields fields, String field, String text, Consumer<String> rule) {
        try {
            rule.accept(text);
        } catch (InvalidPatternException e) {
            fields.reject(field, String.valueOf(e.getMessage()));
        }
    }
}
