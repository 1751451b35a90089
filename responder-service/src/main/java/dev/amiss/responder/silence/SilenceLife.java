package dev.amiss.responder.silence;

import dev.amiss.model.Json;
import dev.amiss.responder.calendar.Timetable;
import dev.amiss.responder.calendar.Window;
import dev.amiss.responder.silence.SilenceLogEntry.Kind;
import dev.amiss.responder.silence.SilenceStanding.Told;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Lets silences begin and end, and writes their log; all within the caller's transaction. */
@ApplicationScoped
class SilenceLife {
    private static final int CHUNK = 100;

    private final SilenceStore store;
    private final SilenceLog log;
    private final SilenceHistory history;
    private final SilenceChanges changes;
    private final Clock clock;

    SilenceLife(SilenceStore store, SilenceLog log, SilenceHistory history, SilenceChanges changes, Clock clock) {
        this.store = store;
        this.log = log;
        this.history = history;
        this.changes = changes;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    SilenceRow create(Handle handle, SilenceDraft draft, String author) {
        Instant now = clock.instant();
        SilencePolicy.Step first = new SilencePolicy(SilenceRow.timetable(draft, now), now, now).begin();
        SilenceRow row = store.insert(handle, draft, author, now, first, store.raiseRevision(handle));
        List<SilenceLogEntry> events = new ArrayList<>();
        events.add(new SilenceLogEntry(now, Kind.CREATED, author, null, "created: " + draft.comment()));
        events.addAll(first.events());
        log.append(handle, row, events);
        history.created(row);
        return row;
    }

    /** Ends it now and for good; one that ended already stays as it is. */
    SilenceRow end(Handle handle, SilenceRow row, String actor) {
        Instant now = clock.instant();
        if (row.stateAt(now) == SilenceState.ENDED) {
            return row;
        }
        SilenceRow ended = store.end(handle, row.id(), actor, now, store.raiseRevision(handle));
        log.append(handle, ended, List.of(endedByHand(row.standing().window(), now, actor)));
        history.changed(row, ended);
        changes.changed(handle, row.id());
        return ended;
    }

    /** Ends it later than planned; it must not have ended, nor come again and again. */
    SilenceRow prolong(Handle handle, SilenceRow row, Instant endsAt, String actor) {
        Instant now = clock.instant();
        Timetable timetable = SilenceRow.timetable(row.draft().until(endsAt), row.createdAt());
        Told told = row.standing().told() == Told.ENDS_SOON
                ? Told.STARTED
                : row.standing().told();
        SilencePolicy.Step step = new SilencePolicy(timetable, row.createdAt(), now)
                .advance(new SilenceStanding(timetable.at(now).orElse(null), told));
        SilenceRow prolonged = store.prolong(handle, row.id(), endsAt, step, store.raiseRevision(handle));
        List<SilenceLogEntry> events = new ArrayList<>();
        events.add(new SilenceLogEntry(
                now, Kind.PROLONGED, actor, endsAt, "prolonged by " + actor + " until " + Json.time(endsAt)));
        events.addAll(step.events());
        log.append(handle, prolonged, events);
        history.changed(row, prolonged);
        changes.changed(handle, row.id());
        return prolonged;
    }

    private static SilenceLogEntry endedByHand(@Nullable Window window, Instant now, String actor) {
        String instead = window != null && window.contains(now) ? ", before " + Json.time(window.endsAt()) : "";
        return new SilenceLogEntry(now, Kind.ENDED, actor, null, "ended by " + actor + instead);
    }

    /** Tells what there is to tell of some silences; whether there may be more. */
    boolean tell(Handle handle) {
        Instant now = clock.instant();
        List<SilenceRow> due = store.lockDue(handle, now, CHUNK);
        due.forEach(row -> tell(handle, row, now));
        return due.size() == CHUNK;
    }

    private void tell(Handle handle, SilenceRow row, Instant now) {
        SilencePolicy.Step step =
                new SilencePolicy(row.silence().timetable(), row.createdAt(), now).advance(row.standing());
        store.advance(handle, row.id(), step);
        if (!step.isOver()) {
            log.append(handle, row, step.events());
        } else {
            Instant at = step.events().isEmpty()
                    ? now
                    : step.events().get(step.events().size() - 1).at();
            SilenceRow ended = store.end(handle, row.id(), SilenceLogEntry.AMISS, at, store.raiseRevision(handle));
            log.append(handle, ended, step.events());
        }
    }
}
