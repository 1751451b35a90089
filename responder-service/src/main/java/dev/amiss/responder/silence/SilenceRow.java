package dev.amiss.responder.silence;

import dev.amiss.responder.calendar.CronWindows;
import dev.amiss.responder.calendar.OneWindow;
import dev.amiss.responder.calendar.TimeZones;
import dev.amiss.responder.calendar.Timetable;
import dev.amiss.responder.calendar.Window;
import dev.amiss.responder.matching.Conditions;
import dev.amiss.responder.matching.WatchPattern;
import dev.amiss.responder.matching.WhenExpression;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code silence}.
 *
 * @param standing what was told of it so far
 */
record SilenceRow(
        long id,
        SilenceDraft draft,
        String author,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        SilenceStanding standing) {
    /** What the work goes by. */
    Silence silence() {
        var conditions = new Conditions(
                draft.watchPattern() == null ? null : WatchPattern.stored(draft.watchPattern()),
                draft.severities().stream().min(Comparator.naturalOrder()).orElse(null),
                draft.labels(),
                draft.when() == null ? null : WhenExpression.stored(draft.when()));
        return new Silence(
                id, conditions, Set.copyOf(draft.severities()), timetable(), draft.comment(), author, endedAt);
    }

    private Timetable timetable() {
        return timetable(draft, createdAt);
    }

    static Timetable timetable(SilenceDraft draft, Instant createdAt) {
        if (draft.cron() != null) {
            return CronWindows.stored(
                    draft.cron(),
                    TimeZones.of(Objects.requireNonNull(draft.timeZone())),
                    Objects.requireNonNullElse(draft.duration(), Duration.ZERO));
        }
        Instant start = Objects.requireNonNull(draft.startsAt());
        Instant end = Objects.requireNonNull(draft.endsAt());
        return new OneWindow(new Window(start.isBefore(createdAt) ? createdAt : start, end));
    }

    /** Where it stands at that moment. */
    SilenceState stateAt(Instant now) {
        if (endedAt != null) {
            return SilenceState.ENDED;
        }
        return timetable()
                .at(now)
                .map(window -> window.contains(now) ? SilenceState.ACTIVE : SilenceState.PENDING)
                .orElse(SilenceState.ENDED);
    }
}
