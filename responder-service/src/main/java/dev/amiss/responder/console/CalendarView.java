package dev.amiss.responder.console;

import dev.amiss.responder.silence.CalendarWindow;
import io.quarkus.qute.TemplateData;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A month or a week of silences.
 *
 * @param isWeek else a month
 * @param first the first day of the week or month that is meant
 * @param zone whose days they are
 */
@TemplateData
public record CalendarView(boolean isWeek, LocalDate first, ZoneId zone, List<List<Day>> weeks) {
    private static final int MOST_IN_MONTH = 3;
    private static final int MOST_IN_WEEK = 12;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    /**
     * A day.
     *
     * @param isOther whether it belongs to another month
     * @param more how many silences there are besides the entries
     */
    @TemplateData
    public record Day(LocalDate date, boolean isToday, boolean isOther, List<Entry> entries, int more) {
        /** The date for those who do not see the table. */
        public String words() {
            return DATE.format(date);
        }
    }

    /** @param hours within the day, such as {@code 22:00–24:00} */
    @TemplateData
    public record Entry(long silenceId, String comment, String hours, boolean isNow, boolean isRecurring) {}

    /** The days to be shown, and no silences yet. */
    static CalendarView of(boolean isWeek, LocalDate day) {
        LocalDate first = isWeek ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : day.withDayOfMonth(1);
        return new CalendarView(isWeek, first, ZoneOffset.UTC, List.of());
    }

    /** The Monday with which it begins. */
    LocalDate from() {
        return first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The day after the last one. */
    LocalDate to() {
        LocalDate end = isWeek ? first.plusDays(7) : first.plusMonths(1);
        return end.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    CalendarView with(List<CalendarWindow> windows, ZoneId itsZone, Instant now) {
        List<List<Day>> rows = new ArrayList<>();
        for (LocalDate monday = from(); monday.isBefore(to()); monday = monday.plusDays(7)) {
            List<Day> days = new ArrayList<>();
            for (int day = 0; day < 7; day++) {
                days.add(day(monday.plusDays(day), windows, itsZone, now));
            }
            rows.add(days);
        }
        return new CalendarView(isWeek, first, itsZone, rows);
    }

    private Day day(LocalDate date, List<CalendarWindow> windows, ZoneId itsZone, Instant now) {
        Instant start = date.atStartOfDay(itsZone).toInstant();
        Instant end = date.plusDays(1).atStartOfDay(itsZone).toInstant();
        List<CalendarWindow> all = windows.stream()
                .filter(each -> each.window().startsAt().isBefore(end)
                        && each.window().endsAt().isAfter(start))
                .toList();
        int most = isWeek ? MOST_IN_WEEK : MOST_IN_MONTH;
        return new Day(
                date,
                date.equals(now.atZone(itsZone).toLocalDate()),
                !isWeek && date.getMonth() != first.getMonth(),
                all.stream()
                        .sorted(nowInForceFirst(now))
                        .limit(most)
                        .sorted(Comparator.comparing(each -> each.window().startsAt()))
                        .map(each -> entry(each, start, end, itsZone, now))
                        .toList(),
                Math.max(0, all.size() - most));
    }

    /** What a day without room for all shows: what mutes now, the latest begun first, and else the earliest. */
    private static Comparator<CalendarWindow> nowInForceFirst(Instant now) {
        return Comparator.comparing((CalendarWindow each) -> !each.window().contains(now))
                .thenComparing((one, other) -> {
                    int order = one.window().startsAt().compareTo(other.window().startsAt());
                    return one.window().contains(now) ? -order : order;
                });
    }

    private static Entry entry(CalendarWindow each, Instant start, Instant end, ZoneId zone, Instant now) {
        boolean isWhole = !each.window().startsAt().isAfter(start)
                && !each.window().endsAt().isBefore(end);
        String from = each.window().startsAt().isBefore(start)
                ? "00:00"
                : TIME.format(each.window().startsAt().atZone(zone));
        String to = each.window().endsAt().isBefore(end)
                ? TIME.format(each.window().endsAt().atZone(zone))
                : "24:00";
        return new Entry(
                each.silenceId(),
                each.comment(),
                isWhole ? "all day" : from + "–" + to,
                each.window().contains(now),
                each.isRecurring());
    }

    public String title() {
        return isWeek ? "Week from " + DATE.format(first) : MONTH.format(first);
    }

    public String zoneName() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    public List<String> dayNames() {
        return List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    }

    public String before() {
        return query(isWeek, isWeek ? first.minusDays(7) : first.minusMonths(1));
    }

    public String after() {
        return query(isWeek, isWeek ? first.plusDays(7) : first.plusMonths(1));
    }

    public String month() {
        return query(false, first);
    }

    public String week() {
        return query(true, first);
    }

    /** What asks for this one. */
    public String here() {
        return query(isWeek, first);
    }

    private static String query(boolean week, LocalDate day) {
        return "calendar=" + (week ? "week" : "month") + "&day=" + day;
    }
}
