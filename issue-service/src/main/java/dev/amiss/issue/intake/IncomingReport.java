package dev.amiss.issue.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.issue.lifecycle.IssueKey;
import dev.amiss.model.RecordRef;
import dev.amiss.model.ReportKind;
import dev.amiss.model.Severity;
import dev.amiss.service.inbox.Inbox.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report as every way in hands it on: storable as it is.
 *
 * @param name empty only for a recovery or acknowledgement whose key is known without it
 * @param details a JSON object of at most 64 KiB
 * @param severity null when the reporter did not say
 * @param labels null when the reporter did not say
 * @param truncated JSON pointers of what was cut
 * @param adjusted JSON pointers of what was replaced
 * @param messageId a repeat under the same one is harmless; null when the reporter gave none
 * @param trace the step of a trace that what it leads to follows from; null when there is none
 */
record IncomingReport(
        ReportKind kind,
        IssueKey key,
        String actor,
        String name,
        JsonNode details,
        @Nullable Severity severity,
        @Nullable Map<String, String> labels,
        @Nullable String source,
        @Nullable String url,
        @Nullable RecordRef record,
        @Nullable String dedupKey,
        @Nullable Instant occurredAt,
        @Nullable Long ttlSec,
        List<String> truncated,
        List<String> adjusted,
        @Nullable MessageId messageId,
        @Nullable String trace) {}
