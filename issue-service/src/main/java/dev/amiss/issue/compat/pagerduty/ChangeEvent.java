package dev.amiss.issue.compat.pagerduty;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was changed, such as a deployment.
 *
 * @param at when it was told
 * @param occurredAt when it happened; null when that was not said
 * @param details what else was said
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ChangeEvent(
        long id,
        Instant at,
        String actor,
        String summary,
        @Nullable String source,
        @Nullable Instant occurredAt,
        JsonNode details) {}
