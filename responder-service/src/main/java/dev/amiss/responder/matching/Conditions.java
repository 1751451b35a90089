package dev.amiss.responder.matching;

import dev.amiss.model.Severity;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * When a responder answers an issue: all that are given must hold, and at least one is given.
 *
 * @param severity at least this one
 * @param labels all must be equal; an issue may have more
 */
public record Conditions(
        @Nullable WatchPattern watchPattern,
        @Nullable Severity severity,
        Map<String, String> labels,
        @Nullable WhenExpression when) {
    public Conditions {
        labels = Map.copyOf(labels);
    }

    public boolean areEmpty() {
        return watchPattern == null && severity == null && labels.isEmpty() && when == null;
    }

    /**
     * Whether all hold.
     *
     * @param errors told why, when the expression could not be evaluated; it does not hold then
     */
    public boolean match(IssueSubject subject, Consumer<String> errors) {
        return (watchPattern == null || watchPattern.matches(subject.issue().name()))
                && matchBesidesPattern(subject, errors);
    }

    boolean matchBesidesPattern(IssueSubject subject, Consumer<String> errors) {
        return (severity == null || subject.issue().severity().isAtLeast(severity))
                && subject.issue().labels().entrySet().containsAll(labels.entrySet())
                && (when == null || when.holds(subject, errors));
    }
}
