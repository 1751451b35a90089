package dev.amiss.responder.matching;

import dev.amiss.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** Where the names stand of all issues for which they can hold; null when these may stand anywhere. */
    public @Nullable NameRange names() {
        return watchPattern == null ? null : watchPattern.names();
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

    /** How that issue fares with each condition. */
    public List<ConditionCheck> check(IssueSubject subject) {
        List<ConditionCheck> checks = new ArrayList<>();
        if (watchPattern != null) {
            boolean holds = watchPattern.matches(subject.issue().name());
            checks.add(new ConditionCheck(
                    "watch_pattern",
                    holds,
                    "the name " + (holds ? "matches " : "does not match ") + watchPattern.text()
                            + (holds ? "" : " from its start")));
        }
        if (severity != null) {
            Severity has = subject.issue().severity();
            boolean holds = has.isAtLeast(severity);
            checks.add(new ConditionCheck(
                    "severity", holds, has.wire() + (holds ? " is at least " : " is less than ") + severity.wire()));
        }
        new TreeMap<>(labels)
                .forEach((name, value) -> checks.add(
                        checkLabel(name, value, subject.issue().labels().get(name))));
        if (when != null) {
            checks.add(checkWhen(when, subject));
        }
        return checks;
    }

    private static ConditionCheck checkLabel(String name, String wanted, @Nullable String has) {
        boolean holds = wanted.equals(has);
        String instead = has == null ? "has no label " + name : "label " + name + " is " + has + " and not " + wanted;
        return new ConditionCheck("labels." + name, holds, holds ? "label " + name + " is " + wanted : instead);
    }

    private static ConditionCheck checkWhen(WhenExpression when, IssueSubject subject) {
        List<String> errors = new ArrayList<>();
        boolean holds = when.holds(subject, errors::add);
        String instead = errors.isEmpty() ? "does not hold: " : "cannot be evaluated (" + errors.get(0) + "): ";
        return new ConditionCheck("when", holds, (holds ? "holds: " : instead) + when.text());
    }
}
