package dev.amiss.issue.imported;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.issue.lifecycle.IssueKey;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.RecordRef;
import dev.amiss.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An issue as another system kept it.
 *
 * @param origin what it is called there, such as {@code django-issue:issue:17}
 * @param details storable as they are
 * @param acknowledgedAt null unless it is acknowledged
 * @param resolvedAt null unless it is resolved
 * @param history what was told of it there, in order
 * @param truncated JSON pointers of what was cut
 */
record ImportedIssue(
        String origin,
        String name,
        ObjectNode details,
        Severity severity,
        Map<String, String> labels,
        @Nullable String source,
        @Nullable RecordRef record,
        IssueStatus status,
        Instant openedAt,
        Instant lastSeenAt,
        long occurrences,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant resolvedAt,
        List<ImportedLine> history,
        List<String> truncated) {
    /** The key that a report of our own API would have, so that later reports are folded into it. */
    IssueKey key() {
        return IssueKey.of(IssueKey.OWN_SCOPE, name, record, null);
    }
}
