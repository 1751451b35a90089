package dev.amiss.responder.silence;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amiss.model.Severity;
import dev.amiss.responder.calendar.Timetable;
import dev.amiss.responder.calendar.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A silence as it is answered.
 *
 * @param state {@code active}, {@code pending} or {@code ended}
 * @param currentWindow while it is in force
 * @param nextWindow the one behind the current one, or the first one to come
 * @param matchingIssues active issues that it is about, in force or not; 0 once it ended
 * @param mutedIssues the same while it is in force, else 0
 * @param isCountExact false when there are so many active issues that not all were looked at
 * @param events its log; left out of lists
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SilenceView(
        long id,
        @Nullable String watchPattern,
        List<String> severity,
        Map<String, String> labels,
        @Nullable String when,
        boolean everything,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String cron,
        @Nullable BigDecimal durationSec,
        @Nullable String timeZone,
        String comment,
        String author,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        SilenceState state,
        @Nullable Window currentWindow,
        @Nullable Window nextWindow,
        long matchingIssues,
        long mutedIssues,
        boolean isCountExact,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<SilenceLogEntry> events) {
    static SilenceView of(
            SilenceRow row, MutedIssues.Counts counts, Instant now, @Nullable List<SilenceLogEntry> events) {
        SilenceDraft draft = row.draft();
        SilenceState state = row.stateAt(now);
        Optional<Window> window = row.silence().windowAt(now);
        Optional<Window> current = window.filter(each -> each.contains(now));
        Timetable timetable = row.silence().timetable();
        long matching = state == SilenceState.ENDED ? 0 : counts.of(row.id());
        return new SilenceView(
                row.id(),
                draft.watchPattern(),
                draft.severities().stream().map(Severity::wire).toList(),
                draft.labels(),
                draft.when(),
                draft.everything(),
                draft.startsAt(),
                draft.endsAt(),
                draft.cron(),
                draft.duration() == null ? null : seconds(draft.duration().toMillis()),
                draft.timeZone(),
                draft.comment(),
                row.author(),
                row.createdAt(),
                row.endedAt(),
                row.endedBy(),
                state,
                current.orElse(null),
                (current.isPresent() ? timetable.at(current.get().endsAt()) : window).orElse(null),
                matching,
                state == SilenceState.ACTIVE ? matching : 0,
                counts.isExact(),
                events);
    }

    /** Whole seconds without decimals, others with as many as they need. */
    private static BigDecimal seconds(long millis) {
        BigDecimal seconds = BigDecimal.valueOf(millis, 3).stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }
}
