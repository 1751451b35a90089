package dev.amiss.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One problem, as it stands: the body of the issue API and of every issue event. Times are those of issue-service's
 * database.
 *
 * @param details the latest failure's details, a JSON object
 * @param firstDetails the first failure's details, a JSON object
 * @param dedupKey as the reporter sent it, else null
 * @param occurrences how often it was reported, over all openings
 * @param opening 1 for a new issue; each reopening by hand is a further one
 * @param openedAt when the issue was created
 * @param openingAt when the present opening began; delays of actions count from it
 * @param expiresAt when it resolves itself unless seen again; null without a time to live, and while it is not active
 * @param previousId the last resolved issue of the same key, else null
 * @param version rises with every change that sends an event; folding a repeat is none
 * @param truncated JSON pointers of what was cut to fit when it was reported
 * @param adjusted JSON pointers of what was replaced by a default or a storable value when it was reported
 * @param wontFixUntil when a won't-fix ends by itself; null means never
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Issue(
        long id,
        String name,
        IssueStatus status,
        Severity severity,
        Map<String, String> labels,
        JsonNode details,
        JsonNode firstDetails,
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
        @Nullable Instant wontFixUntil) {
    /** The same with other details. */
    public Issue with(JsonNode newDetails, JsonNode newFirstDetails) {
        return new Issue(
                id,
                name,
                status,
                severity,
                labels,
                newDetails,
                newFirstDetails,
                source,
                url,
                record,
                dedupKey,
                occurrences,
                opening,
                openedAt,
                openingAt,
                lastSeenAt,
                acknowledgedAt,
                resolvedAt,
                expiresAt,
                updatedAt,
                previousId,
                version,
                truncated,
                adjusted,
                wontFixUntil);
    }
}
