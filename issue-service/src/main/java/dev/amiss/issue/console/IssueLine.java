package dev.amiss.issue.console;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An issue as a row of a list.
 *
 * @param record {@code type id}; null without one
 * @param lastResponse how the last action ended; null when none did
 * @param nextDueAt when the next action is due; null when none waits
 */
@TemplateData
public record IssueLine(
        long id,
        String name,
        String status,
        String severity,
        Map<String, String> labels,
        @Nullable String record,
        long occurrences,
        Instant openedAt,
        Instant openingAt,
        Instant lastSeenAt,
        @Nullable Response lastResponse,
        @Nullable Instant nextDueAt) {

    /**
     * An action that ended.
     *
     * @param status {@code succeeded} or {@code failed}
     * @param what its function, in short
     */
    @TemplateData
    public record Response(String status, String what, Instant at, String summary) {}

    IssueLine with(@Nullable Response last, @Nullable Instant nextDue) {
        return new IssueLine(
                id,
                name,
                status,
                severity,
                labels,
                record,
                occurrences,
                openedAt,
                openingAt,
                lastSeenAt,
                last,
                nextDue);
    }
}
