package dev.amiss.responder.silence;

import dev.amiss.model.Json;
import dev.amiss.responder.calendar.Window;
import dev.amiss.responder.silence.SilenceLogEntry.Kind;
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
        history.ended(row, ended);
        changes.ended(handle, row.id());
        return ended;
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
