package dev.amiss.responder.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.responder.calendar.Window;
import dev.amiss.responder.console.CalendarView.Day;
import dev.amiss.responder.console.CalendarView.Entry;
import dev.amiss.responder.silence.CalendarWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarViewTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void a_month_begins_on_the_monday_before_its_first_day_and_ends_with_a_whole_week() {
        CalendarView view =
                CalendarView.of(false, LocalDate.parse("2026-11-24")).with(List.of(), BERLIN, NOW);

        assertThat(view.title()).isEqualTo("November 2026");
        assertThat(view.weeks()).hasSize(6);
        assertThat(view.weeks().get(0).get(0).date()).isEqualTo("2026-10-26");
        assertThat(view.weeks().get(0).get(0).isOther()).isTrue();
        assertThat(view.weeks().get(4).get(1).isToday()).isTrue();
        assertThat(view.before()).isEqualTo("calendar=month&day=2026-10-01");
    }

    @Test
    void a_silence_over_midnight_stands_on_both_days_of_the_readers_zone() {
        var night = new CalendarWindow(
                7,
                "backups",
                new Window(Instant.parse("2026-11-24T21:00:00Z"), Instant.parse("2026-11-25T01:30:00Z")),
                true);

        CalendarView view = CalendarView.of(true, LocalDate.parse("2026-11-24")).with(List.of(night), BERLIN, NOW);

        List<Day> week = view.weeks().get(0);
        assertThat(week.get(0).entries()).isEmpty();
        assertThat(week.get(1).entries()).extracting(Entry::hours).containsExactly("22:00–24:00");
        assertThat(week.get(2).entries()).extracting(Entry::hours).containsExactly("00:00–02:30");
        assertThat(week.get(3).entries()).isEmpty();
    }

    @Test
    void many_silences_of_a_day_are_counted_and_a_whole_day_is_called_so() {
        Window days = new Window(Instant.parse("2026-11-22T23:00:00Z"), Instant.parse("2026-11-27T00:00:00Z"));
        List<CalendarWindow> windows = List.of(
                new CalendarWindow(1, "a", days, false),
                new CalendarWindow(2, "b", days, false),
                new CalendarWindow(3, "c", days, false),
                new CalendarWindow(4, "d", days, false));

        CalendarView view =
                CalendarView.of(false, LocalDate.parse("2026-11-24")).with(windows, BERLIN, NOW);

        Day monday = view.weeks().get(4).get(0);
        assertThat(monday.entries()).hasSize(3);
        assertThat(monday.more()).isEqualTo(1);
        assertThat(monday.entries().get(0).hours()).isEqualTo("all day");
        assertThat(monday.entries().get(0).isNow()).isTrue();
    }

    @Test
    void what_mutes_now_is_never_among_those_only_counted() {
        Instant midnight = Instant.parse("2026-11-23T23:00:00Z");
        List<CalendarWindow> windows = new ArrayList<>();
        for (int id = 1; id <= 5; id++) {
            Instant start = midnight.plusSeconds(id * 60L);
            windows.add(new CalendarWindow(id, "over", new Window(start, start.plusSeconds(60)), false));
        }
        windows.add(new CalendarWindow(6, "now", new Window(NOW.minusSeconds(60), NOW.plusSeconds(60)), false));

        CalendarView view =
                CalendarView.of(false, LocalDate.parse("2026-11-24")).with(windows, BERLIN, NOW);

        Day today = view.weeks().get(4).get(1);
        assertThat(today.entries()).extracting(Entry::silenceId).containsExactly(1L, 2L, 6L);
        assertThat(today.more()).isEqualTo(3);
    }
}
