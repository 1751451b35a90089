package dev.amiss.responder.responder;

import dev.amiss.model.Issue;
import dev.amiss.model.RecordRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a responder makes one message of many issues.
 *
 * @param by what the issues of a group have in common; empty for one group of all
 * @param patience from when the first is due until its message
 * @param every from one message of a group to the next, at least
 */
public record Grouping(List<String> by, Duration patience, Duration every) {
    static final Duration USUAL_WAIT = Duration.ofSeconds(30);
    static final Duration USUAL_EVERY = Duration.ofMinutes(5);
    static final List<String> FIELDS = List.of("severity", "name", "source", "record.type", "labels.…");

    private static final String LABEL = "labels.";

    public Grouping {
        by = List.copyOf(by);
    }

    /** The field of that name; empty when issues cannot be grouped by it. */
    static Optional<String> field(String name) {
        boolean isLabel = name.startsWith(LABEL) && name.length() > LABEL.length();
        return isLabel || FIELDS.subList(0, FIELDS.size() - 1).contains(name) ? Optional.of(name) : Optional.empty();
    }

    /** What an issue has in common with the others of its group. */
    public List<String> valuesOf(Issue issue) {
        return by.stream().map(field -> value(field, issue)).toList();
    }

    /** The same for people: {@code labels.team=payments, severity=error}. */
    public String keyOf(Issue issue) {
        return by.stream().map(field -> field + "=" + value(field, issue)).collect(Collectors.joining(", "));
    }

    private static String value(String field, Issue issue) {
        return switch (field) {
            case "severity" -> issue.severity().wire();
            case "name" -> issue.name();
            case "source" -> orEmpty(issue.source());
            case "record.type" ->
                orEmpty(Optional.ofNullable(issue.record()).map(RecordRef::type).orElse(null));
            default -> orEmpty(issue.labels().get(field.substring(LABEL.length())));
        };
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
