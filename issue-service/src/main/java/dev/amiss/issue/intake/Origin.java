package dev.amiss.issue.intake;

import dev.amiss.issue.lifecycle.IssueKey;
import dev.amiss.service.inbox.Inbox.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * Where a report comes from.
 *
 * @param scope what its keys belong to; {@link IssueKey#OWN_SCOPE} for our own API and foreign Kafka producers
 * @param actor as in {@link dev.amiss.model.IssueEvent}
 * @param messageId tells repeats; null when there is none
 * @param trace the step of a trace that it belongs to; null when there is none
 */
record Origin(
        String scope,
        String actor,
        @Nullable MessageId messageId,
        @Nullable String trace) {
    static Origin http(String actor, @Nullable MessageId messageId, @Nullable String trace) {
        return new Origin(IssueKey.OWN_SCOPE, actor, messageId, trace);
    }

    /** Whether keys belong to the scope itself rather than to what the report names. */
    boolean ownsKeys() {
        return scope.startsWith("assertion:");
    }
}
