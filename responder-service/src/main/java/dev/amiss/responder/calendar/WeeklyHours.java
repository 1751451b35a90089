package dev.amiss.responder.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same hours on some days of the week, by the clock on the wall. Hours that end before they begin go on over midnight
 * and belong to the day on which they begin.
 *
 * @param from the first minute
 * @param to the end, excluded; midnight is the end of the day
 */
public record WeeklyHours(LocalTime from, LocalTime to, Set<DayOfWeek> days, ZoneId zone) {
    /** The names of days, Monday first. */
    public static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private static final Pattern HOURS = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");
    private static final int DAYS_AHEAD = 15;

    public WeeklyHours {
        days = Set.copyOf(days);
    }

    /**
     * @param hours such as {@code 09:00-17:00}
     * @throws InvalidCalendarException when they are none
     */
    public static WeeklyHours of(String hours, Set<DayOfWeek> days, ZoneId zone) {
        Matcher matcher = HOURS.matcher(hours);
        if (!matcher.matches()) {
            throw notHours();
        }
        boolean isToTheEnd = matcher.group(2).equals("24:00");
        LocalTime from = time(matcher.group(1));
        LocalTime to = isToTheEnd ? LocalTime.MIDNIGHT : time(matcher.group(2));
        if (from.equals(to) && !isToTheEnd) {
            throw notHours();
        }
        return new WeeklyHours(from, to, days, zone);
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw notHours();
        }
    }

    private static InvalidCalendarException notHours() {
        return new InvalidCalendarException(
                "must be two different times of the day, such as 09:00-17:00 or 22:00-06:00");
    }

    /** The day of that name. */
    public static Optional<DayOfWeek> day(String name) {
        int index = DAYS.indexOf(name);
        return index < 0 ? Optional.empty() : Optional.of(DayOfWeek.of(index + 1));
    }

    /** The hours that hold at that moment, else the next ones. */
    public Window at(Instant moment) {
        LocalDate day = moment.atZone(zone).toLocalDate().minusDays(1);
        for (int ahead = 0; ahead < DAYS_AHEAD; ahead++, day = day.plusDays(1)) {
            Window window = on(day);
            boolean isOpen =
                    days.contains(day.getDayOfWeek()) && window.startsAt().isBefore(window.endsAt());
            if (isOpen && moment.isBefore(window.endsAt())) {
                return window;
            }
        }
        throw new IllegalStateException("no day in " + days);
    }

    private Window on(LocalDate day) {
        LocalDate lastDay = to.isAfter(from) ? day : day.plusDays(1);
        return new Window(
                day.atTime(from).atZone(zone).toInstant(),
                lastDay.atTime(to).atZone(zone).toInstant());
    }

    /** As it was written. */
    public String hours() {
        return from + "-" + (to.equals(LocalTime.MIDNIGHT) ? "24:00" : to.toString());
    }

    public List<String> dayNames() {
        return days.stream().sorted().map(day -> DAYS.get(day.getValue() - 1)).toList();
    }

    /** For people. */
    public String describe() {
        String when = days.size() == DAYS.size() ? "every day" : String.join(", ", dayNames());
        return hours() + " " + when + " (" + (zone.getId().equals("Z") ? "UTC" : zone.getId()) + ")";
    }

    public static Set<DayOfWeek> everyDay() {
        return EnumSet.copyOf(Arrays.asList(DayOfWeek.values()));
    }
}
