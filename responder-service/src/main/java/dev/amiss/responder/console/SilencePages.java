package dev.amiss.responder.console;

import dev.amiss.responder.silence.SilenceCalendar;
import dev.amiss.responder.silence.SilenceQueries;
import dev.amiss.responder.silence.SilenceView;
import dev.amiss.service.console.ConsoleRequest;
import dev.amiss.service.console.Form;
import dev.amiss.service.page.Page;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Gathers what the pages of silences show. */
@Singleton
class SilencePages {
    private static final String WEEK = "week";

    private final SilenceQueries queries;
    private final SilenceCalendar calendar;
    private final SilenceTemplates templates;
    private final ConsoleRequest request;
    private final Clock clock;

    SilencePages(
            SilenceQueries queries,
            SilenceCalendar calendar,
            SilenceTemplates templates,
            ConsoleRequest request,
            Clock clock) {
        this.queries = queries;
        this.calendar = calendar;
        this.templates = templates;
        this.request = request;
        this.clock = clock;
    }

    /** @param form for a new silence */
    TemplateInstance list(SilencesQuery asked, Form form) {
        Page<SilenceView> found = queries.list(asked.states(), null, asked.cursor());
        return templates.list(found, asked, calendar(asked.calendar(), asked.day()), form, soon());
    }

    TemplateInstance one(long id) {
        return templates.one(queries.get(id), soon());
    }

    TemplateInstance calendarAlone(@Nullable String kind, @Nullable String day) {
        return templates.calendar(calendar(kind, day));
    }

    /** What ends before then ends soon. */
    private Instant soon() {
        return clock.instant().plusSeconds(3_600);
    }

    private CalendarView calendar(@Nullable String kind, @Nullable String day) {
        ZoneId zone = request.zone();
        Instant now = clock.instant();
        CalendarView view =
                CalendarView.of(WEEK.equals(kind), date(day, now.atZone(zone).toLocalDate()));
        Instant from = view.from().atStartOfDay(zone).toInstant();
        Instant to = view.to().atStartOfDay(zone).toInstant();
        return view.with(calendar.between(from, to), zone, now);
    }

    private static LocalDate date(@Nullable String day, LocalDate today) {
        try {
            LocalDate asked = day == null || day.isEmpty() ? today : LocalDate.parse(day);
            return asked.getYear() < 1970 || asked.getYear() > 9998 ? today : asked;
        } catch (DateTimeException e) {
            return today;
        }
    }
}
