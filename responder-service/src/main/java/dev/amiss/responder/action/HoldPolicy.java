package dev.amiss.responder.action;

import dev.amiss.model.Issue;
import dev.amiss.responder.calendar.WeeklyHours;
import dev.amiss.responder.calendar.Window;
import dev.amiss.responder.silence.SilenceCatalog;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whether an action that is due must be held back. */
final class HoldPolicy {
    private final SilenceCatalog.Snapshot silences;
    private final Instant now;

    HoldPolicy(SilenceCatalog.Snapshot silences, Instant now) {
        this.silences = silences;
        this.now = now;
    }

    /** What holds it back the longest; empty when it may run. */
    Optional<Hold> against(Issue issue, @Nullable WeeklyHours onlyBetween) {
        Optional<Hold> silence = silences.longest(issue, now).map(Hold::by);
        Optional<Hold> hours = Optional.ofNullable(onlyBetween).flatMap(this::outsideOf);
        return Stream.of(silence, hours).flatMap(Optional::stream).max(Comparator.comparing(Hold::until));
    }

    private Optional<Hold> outsideOf(WeeklyHours hours) {
        Window window = hours.at(now);
        return window.contains(now) ? Optional.empty() : Optional.of(Hold.outsideOf(hours, window.startsAt()));
    }
}
