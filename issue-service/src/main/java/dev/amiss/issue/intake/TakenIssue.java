package dev.amiss.issue.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.RecordRef;
import dev.amiss.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The issue as a reporter is answered, for the API's description: an {@link dev.amiss.model.Issue}, of which those who may only
 * report see no more than {@link ReporterAnswer} leaves.
 */
@Schema(description = "The issue that a report became or was folded into, as far as its reporter may see it")
public record TakenIssue(
        long id,
        String name,
        IssueStatus status,
        Severity severity,
        Map<String, String> labels,
        @Nullable JsonNode details,
        @Nullable JsonNode firstDetails,
        @Nullable String source,
        @Nullable String url,
        @Nullable RecordRef record,
        @Nullable String dedupKey,
        long occurrences,
        int opening,
        Instant openedAt,
        Instant openingAt,
        Instant lastSeenAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant expiresAt,
        Instant updatedAt,
        @Nullable Long previousId,
        long version,
        List<String> truncated,
        List<String> adjusted,
        @Nullable Instant wontFixUntil,

        @Schema(description = "for the role reporter only: JSON pointers to what is null since others sent it")
        @Nullable
        List<String> leftOut) {}
