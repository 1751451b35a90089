package dev.amiss.assertion.console;

import dev.amiss.assertion.assertion.AssertionView;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An assertion as a row of a list.
 *
 * @param reason why it stands so; null before the first run
 * @param failingRecords null when it is no check of records
 */
@TemplateData
public record AssertionLine(
        long id,
        String name,
        String type,
        String state,
        @Nullable String reason,
        @Nullable Instant lastRunAt,
        @Nullable Instant nextRunAt,
        @Nullable Long failingRecords,
        boolean enabled,
        RunStrip strip) {
    static AssertionLine of(AssertionView view, RunStrip strip) {
        return new AssertionLine(
                view.id(),
                view.name(),
                view.check().path("type").asText(),
                view.state(),
                view.reason(),
                view.lastRunAt(),
                view.nextRunAt(),
                view.failingRecords(),
                view.enabled(),
                strip);
    }
}
