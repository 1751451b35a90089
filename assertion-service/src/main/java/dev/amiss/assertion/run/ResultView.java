package dev.amiss.assertion.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one run found.
 *
 * @param outcome {@code passed}, {@code failed}, {@code error} (it could not be carried out) or {@code pending} (nothing
 *     can be said yet)
 * @param state how the assertion stood after it
 * @param reason why, for people
 * @param records how many records were looked at; null when it is no check of records, as are the numbers that follow
 * @param failingRecords how many of them fail
 * @param erringRecords how many could not be judged
 * @param appeared how many were reported as failing by this run
 * @param recovered how many were reported as recovered by this run
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ResultView(
        long id,
        long assertionId,
        Instant startedAt,
        Instant finishedAt,
        String outcome,
        String state,
        @Nullable String reason,
        @Nullable JsonNode details,
        @Nullable Long records,
        @Nullable Long failingRecords,
        @Nullable Long erringRecords,
        @Nullable Long appeared,
        @Nullable Long recovered) {}
