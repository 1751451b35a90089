package dev.amiss.responder.silence;

import dev.amiss.service.changes.ChangeView;
import dev.amiss.service.page.Cursor;
import dev.amiss.service.page.Page;
import dev.amiss.service.page.PageLimit;
import dev.amiss.service.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Silences as people ask for them. */
@ApplicationScoped
public class SilenceQueries {
    private static final String ORDER = "-id";

    private final SilenceStore store;
    private final MutedIssues muted;
    private final SilenceHistory history;
    private final Jdbi jdbi;
    private final Clock clock;

    SilenceQueries(SilenceStore store, MutedIssues muted, SilenceHistory history, Jdbi jdbi, Clock clock) {
        this.store = store;
        this.history = history;
        this.muted = muted;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    public Page<SilenceView> list(List<String> states, @Nullable String limit, @Nullable String cursor) {
        List<SilenceState> wanted = states(states);
        Long before = Cursor.decode(cursor, ORDER).map(Cursor::id).orElse(null);
        int most = PageLimit.of(limit);
        return jdbi.withHandle(handle -> {
            Instant now = clock.instant();
            Page<SilenceRow> page = Page.of(
                    store.list(handle, wanted, before, most, now),
                    most,
                    row -> new Cursor(ORDER, Instant.EPOCH, row.id()).encode());
            MutedIssues.Counts counts = counts(handle, page.items(), now);
            return page.map(row -> SilenceView.of(row, counts, now, null));
        });
    }

    private static List<SilenceState> states(List<String> names) {
        List<SilenceState> states = new ArrayList<>();
        for (String name : names) {
            states.add(SilenceState.ofWire(name)
                    .orElseThrow(() -> Problems.invalidParameter(
                            "state", "must be one of " + String.join(", ", SilenceState.NAMES))));
        }
        return states;
    }

    public SilenceView get(long id) {
        return jdbi.withHandle(handle -> view(
                handle, store.find(handle, id).orElseThrow(() -> Problems.notFound("silence", id)), clock.instant()));
    }

    /** Who created it and who ended it. */
    @Transactional
    Page<ChangeView> history(long id, int limit, @Nullable String cursor) {
        if (jdbi.withHandle(handle -> store.find(handle, id)).isEmpty()) {
            throw Problems.notFound("silence", id);
        }
        return history.of(id, limit, cursor);
    }

    /** A silence with its log. */
    SilenceView view(Handle handle, SilenceRow row) {
        return view(handle, row, clock.instant());
    }

    private SilenceView view(Handle handle, SilenceRow row, Instant now) {
        return SilenceView.of(row, counts(handle, List.of(row), now), now, store.events(handle, row.id()));
    }

    private MutedIssues.Counts counts(Handle handle, List<SilenceRow> rows, Instant now) {
        return muted.count(
                handle,
                rows.stream()
                        .filter(row -> row.stateAt(now) != SilenceState.ENDED)
                        .map(SilenceRow::silence)
                        .toList());
    }
}
