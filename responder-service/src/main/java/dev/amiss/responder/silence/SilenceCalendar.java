package dev.amiss.responder.silence;

import dev.amiss.responder.calendar.Timetable;
import dev.amiss.responder.calendar.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Tells when silences are in force, ended ones included. */
@ApplicationScoped
public class SilenceCalendar {
    /** Of more silences only the latest are shown. */
    private static final int MOST_SILENCES = 200;
    /** More often than this a silence is not shown in one calendar. */
    private static final int MOST_TIMES = 62;

    private final SilenceStore store;
    private final Jdbi jdbi;

    SilenceCalendar(SilenceStore store, Jdbi jdbi) {
        this.store = store;
        this.jdbi = jdbi;
    }

    /** The windows that reach into that time, the earliest first. */
    public List<CalendarWindow> between(Instant from, Instant to) {
        List<SilenceRow> rows = jdbi.withHandle(handle -> store.between(handle, from, to, MOST_SILENCES));
        return rows.stream()
                .flatMap(row -> windows(row, from, to).stream()
                        .map(window -> new CalendarWindow(
                                row.id(),
                                row.draft().comment(),
                                window,
                                row.draft().cron() != null)))
                .sorted(Comparator.comparing(each -> each.window().startsAt()))
                .toList();
    }

    private static List<Window> windows(SilenceRow row, Instant from, Instant to) {
        Timetable timetable = row.silence().timetable();
        Instant begin = from.isBefore(row.createdAt()) ? row.createdAt() : from;
        Instant end = row.endedAt() != null && row.endedAt().isBefore(to) ? row.endedAt() : to;
        List<Window> windows = new ArrayList<>();
        Optional<Window> next = timetable.at(begin);
        while (next.isPresent() && next.get().startsAt().isBefore(end) && windows.size() < MOST_TIMES) {
            clipped(next.get(), row.createdAt(), row.endedAt()).ifPresent(windows::add);
            next = timetable.at(next.get().endsAt());
        }
        return windows;
    }

    private static Optional<Window> clipped(Window window, Instant from, @Nullable Instant until) {
        Instant start = window.startsAt().isBefore(from) ? from : window.startsAt();
        Instant end = until != null && until.isBefore(window.endsAt()) ? until : window.endsAt();
        return end.isAfter(start) ? Optional.of(new Window(start, end)) : Optional.empty();
    }
}
