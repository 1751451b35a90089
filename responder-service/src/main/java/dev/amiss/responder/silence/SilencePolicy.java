package dev.amiss.responder.silence;

import dev.amiss.model.Json;
import dev.amiss.responder.calendar.Timetable;
import dev.amiss.responder.calendar.Window;
import dev.amiss.responder.silence.SilenceLogEntry.Kind;
import dev.amiss.responder.silence.SilenceStanding.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is to be told of a silence: that a window began, that it ends in an hour, that it ended. What was told once
 * is not told again; a window that went by while nobody looked is told of afterwards, with its own times.
 */
final class SilencePolicy {
    static final Duration SOON = Duration.ofHours(1);

    /**
     * What there is to tell and how the silence stands then.
     *
     * @param nextAt when there is more to tell; null when never
     */
    record Step(
            List<SilenceLogEntry> events,
            SilenceStanding standing,
            @Nullable Instant nextAt) {
        boolean isOver() {
            return standing.window() == null;
        }
    }

    private final Timetable timetable;
    private final Instant createdAt;
    private final Instant now;

    SilencePolicy(Timetable timetable, Instant createdAt, Instant now) {
        this.timetable = timetable;
        this.createdAt = createdAt;
        this.now = now;
    }

    /** The first step of a silence that was just created. */
    Step begin() {
        return advance(new SilenceStanding(timetable.at(now).orElse(null), Told.NOTHING));
    }

    Step advance(SilenceStanding standing) {
        List<SilenceLogEntry> events = new ArrayList<>();
        Window window = standing.window();
        Told told = standing.told();
        while (window != null && hasCome(window.startsAt())) {
            told = tellOf(window, told, events);
            if (!hasCome(window.endsAt())) {
                break;
            }
            events.add(event(window.endsAt(), Kind.ENDED, window, "no longer mutes anything"));
            window = timetable.at(now).orElse(null);
            told = Told.NOTHING;
        }
        return new Step(events, new SilenceStanding(window, told), nextAt(window, told));
    }

    private Told tellOf(Window window, Told before, List<SilenceLogEntry> events) {
        Told told = before;
        if (told == Told.NOTHING) {
            Instant start = window.startsAt().isBefore(createdAt) ? createdAt : window.startsAt();
            events.add(event(start, Kind.STARTED, window, "mutes actions until " + Json.time(window.endsAt())));
            told = Told.STARTED;
        }
        Instant soon = window.endsAt().minus(SOON);
        if (told == Told.STARTED && isLong(window) && hasCome(soon) && !hasCome(window.endsAt())) {
            events.add(event(soon, Kind.ENDS_SOON, window, "ends in an hour, at " + Json.time(window.endsAt())));
            told = Told.ENDS_SOON;
        }
        return told;
    }

    private @Nullable Instant nextAt(@Nullable Window window, Told told) {
        if (window == null) {
            return null;
        }
        return switch (told) {
            case NOTHING -> window.startsAt();
            case STARTED -> isLong(window) ? window.endsAt().minus(SOON) : window.endsAt();
            case ENDS_SOON -> window.endsAt();
        };
    }

    /** Whether it was in force for some time when its last hour began. */
    private boolean isLong(Window window) {
        Instant soon = window.endsAt().minus(SOON);
        return window.startsAt().isBefore(soon) && createdAt.isBefore(soon);
    }

    private boolean hasCome(Instant moment) {
        return !now.isBefore(moment);
    }

    private static SilenceLogEntry event(Instant at, Kind kind, Window window, String summary) {
        return new SilenceLogEntry(at, kind, SilenceLogEntry.AMISS, window.endsAt(), summary);
    }
}
