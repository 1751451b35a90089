package dev.amiss.assertion.report;

import dev.amiss.model.Issue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which issue of an assertion: its own, or that of one record.
 *
 * @param recordId null for the assertion's own
 */
public record IssueKey(long assertionId, @Nullable String recordId) {
    private static final Pattern DEDUP_KEY =
            Pattern.compile("assertion:([1-9][0-9]{0,17})(?:/record:(.*))?", Pattern.DOTALL);

    /** The scope of all of an assertion's keys, its source and its actor: {@code assertion:12}. */
    public static String scopeOf(long assertionId) {
        return "assertion:" + assertionId;
    }

    /** What {@link #dedupKey} made; empty when the issue is not of an assertion. */
    public static Optional<IssueKey> of(Issue issue) {
        Matcher parts = DEDUP_KEY.matcher(issue.dedupKey() == null ? "" : issue.dedupKey());
        if (!parts.matches()) {
            return Optional.empty();
        }
        IssueKey key = new IssueKey(Long.parseLong(parts.group(1)), parts.group(2));
        return scopeOf(key.assertionId()).equals(issue.source()) ? Optional.of(key) : Optional.empty();
    }

    /** The key within the assertion's scope; it holds whatever the assertion is called. */
    public String dedupKey() {
        return recordId == null ? scopeOf(assertionId) : scopeOf(assertionId) + "/record:" + recordId;
    }
}
