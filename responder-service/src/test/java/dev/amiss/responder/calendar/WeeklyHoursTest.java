package dev.amiss.responder.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeeklyHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // 1 June 2026 is a Monday, two hours before UTC
                "09:00-17:00 | mon,tue | 2026-06-01T08:00:00Z | 2026-06-01T07:00:00Z | 2026-06-01T15:00:00Z",
                "09:00-17:00 | mon,tue | 2026-06-01T15:00:00Z | 2026-06-02T07:00:00Z | 2026-06-02T15:00:00Z",
                "09:00-17:00 | mon,tue | 2026-06-02T16:00:00Z | 2026-06-08T07:00:00Z | 2026-06-08T15:00:00Z",
                "22:00-06:00 | mon | 2026-06-02T03:00:00Z | 2026-06-01T20:00:00Z | 2026-06-02T04:00:00Z",
                "00:00-24:00 | wed | 2026-06-01T03:00:00Z | 2026-06-02T22:00:00Z | 2026-06-03T22:00:00Z",
                // the hour that the change to summer time leaves out
                "02:00-04:00 | sun | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z | 2026-03-29T02:00:00Z",
            })
    void hours_hold_or_are_the_next(String hours, String days, Instant moment, Instant start, Instant end) {
        Set<DayOfWeek> set = Arrays.stream(days.split(","))
                .map(day -> WeeklyHours.day(day).orElseThrow())
                .collect(Collectors.toSet());

        assertThat(WeeklyHours.of(hours, set, BERLIN).at(moment)).isEqualTo(new Window(start, end));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9-17", "09:00", "09:00-25:00", "09:00-09:00", "24:00-09:00", "09:00-17:00 "})
    void what_is_no_hours_is_refused(String hours) {
        assertThatThrownBy(() -> WeeklyHours.of(hours, WeeklyHours.everyDay(), BERLIN))
                .isInstanceOf(InvalidCalendarException.class)
                .hasMessageContaining("09:00-17:00");
    }

    @Test
    void hours_are_written_as_they_were_read() {
        assertThat(WeeklyHours.of("18:00-24:00", Set.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY), BERLIN)
                        .describe())
                .isEqualTo("18:00-24:00 mon, fri (Europe/Berlin)");
    }
}
