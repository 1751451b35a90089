package dev.amiss.responder.silence;

import dev.amiss.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A silence as a user wrote it, found valid: either once, from {@code startsAt} to {@code endsAt}, or for {@code duration}
 * at each time of {@code cron}.
 */
record SilenceDraft(
        @Nullable String watchPattern,
        List<Severity> severities,
        Map<String, String> labels,
        @Nullable String when,
        boolean everything,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String cron,
        @Nullable Duration duration,
        @Nullable String timeZone,
        String comment) {
    /** The same with another end. */
    SilenceDraft until(Instant end) {
        return new SilenceDraft(
                watchPattern, severities, labels, when, everything, startsAt, end, cron, duration, timeZone, comment);
    }
}
