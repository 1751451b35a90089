package dev.amiss.assertion.assertion;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An assertion as answers show it.
 *
 * @param state {@code pending}, {@code passing}, {@code failing}, {@code error} or {@code paused}
 * @param reason why it stands so, for people; null before the first run
 * @param dependsOn names and ids of assertions
 * @param flappingNow whether it changed too often, so that one issue stands for all of it
 * @param withheld whether it fails and nobody was told because of what it depends on
 * @param nextRunAt null while it is paused
 * @param failingRecords how many records failed in the last complete run; null when it is no check of records
 * @param erringRecords how many could not be judged in the last complete run
 * @param pingKey the secret by which a heartbeat's program makes itself heard; null for any other check
 * @param pingUrl where it does
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AssertionView(
        long id,
        String name,
        JsonNode check,
        @Nullable Integer everySec,
        @Nullable String cron,
        @Nullable String timeZone,
        int timeoutSec,
        int failAfter,
        int recoverAfter,
        @Nullable Integer retryEverySec,
        Flapping flapping,
        JsonNode dependsOn,
        String severity,
        Map<String, String> labels,
        @Nullable String owner,
        @Nullable String runbookUrl,
        boolean enabled,
        String state,
        @Nullable String reason,
        boolean flappingNow,
        boolean withheld,
        @Nullable Instant lastRunAt,
        @Nullable Instant nextRunAt,
        @Nullable Long failingRecords,
        @Nullable Long erringRecords,
        @Nullable String pingKey,
        @Nullable String pingUrl,
        Instant createdAt,
        Instant updatedAt) {
    /** How many changes are too many. */
    public record Flapping(int changes, int withinSec) {}

    /** The fields that answers have and definitions do not. */
    static final List<String> ANSWER_ONLY = List.of(
            "id",
            "state",
            "reason",
            "flapping_now",
            "withheld",
            "last_run_at",
            "next_run_at",
            "failing_records",
            "erring_records",
            "ping_key",
            "ping_url",
            "created_at",
            "updated_at");
}
