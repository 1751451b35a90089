package dev.amiss.assertion.report;

import dev.amiss.model.Issue;
import dev.amiss.model.RecordRef;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which issue of an assertion: its own, or that of one record. It holds whatever the assertion is called.
 *
 * @param record null for the assertion's own
 */
public record IssueKey(long assertionId, @Nullable RecordRef record) {
    private static final Pattern SCOPE = Pattern.compile("assertion:([1-9][0-9]{0,17})");

    /** The scope of all of an assertion's keys, its source and its actor: {@code assertion:12}. */
    public static String scopeOf(long assertionId) {
        return "assertion:" + assertionId;
    }

    /** The key of an issue; empty when no assertion reported it. */
    public static Optional<IssueKey> of(Issue issue) {
        Matcher scope = SCOPE.matcher(issue.source() == null ? "" : issue.source());
        return scope.matches() && issue.dedupKey() == null
                ? Optional.of(new IssueKey(Long.parseLong(scope.group(1)), issue.record()))
                : Optional.empty();
    }

    public String scope() {
        return scopeOf(assertionId);
    }
}
