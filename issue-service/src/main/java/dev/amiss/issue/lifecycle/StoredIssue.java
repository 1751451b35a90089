package dev.amiss.issue.lifecycle;

import dev.amiss.model.Issue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An issue with what only this service needs to know of it.
 *
 * @param severityPinned an operator set the severity, so repeats don't raise it
 * @param labelsPinned an operator set the labels, so repeats don't change them
 * @param occurredAt the latest time that a failure said it occurred at; null when none said so
 */
public record StoredIssue(
        IssueKey key,
        Issue issue,
        boolean severityPinned,
        boolean labelsPinned,
        @Nullable Instant occurredAt) {

    public long id() {
        return issue.id();
    }

    /** The same with another issue. */
    public StoredIssue with(Issue changed) {
        return new StoredIssue(key, changed, severityPinned, labelsPinned, occurredAt);
    }
}
