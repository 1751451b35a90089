package dev.amiss.responder.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronWindowsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // before, at the start, within, at the end
                "0 22 * * SAT | 7200 | 2026-06-01T00:00:00Z | 2026-06-06T20:00:00Z | 2026-06-06T22:00:00Z",
                "0 22 * * SAT | 7200 | 2026-06-06T20:00:00Z | 2026-06-06T20:00:00Z | 2026-06-06T22:00:00Z",
                "0 22 * * SAT | 7200 | 2026-06-06T21:59:59Z | 2026-06-06T20:00:00Z | 2026-06-06T22:00:00Z",
                "0 22 * * SAT | 7200 | 2026-06-06T22:00:00Z | 2026-06-13T20:00:00Z | 2026-06-13T22:00:00Z",
                // 02:30 is left out on 29 March: the window comes when the clock was put forward
                "30 2 * * * | 3600 | 2026-03-28T12:00:00Z | 2026-03-29T01:30:00Z | 2026-03-29T02:30:00Z",
                "30 2 * * * | 3600 | 2026-03-29T02:00:00Z | 2026-03-29T01:30:00Z | 2026-03-29T02:30:00Z",
                "30 2 * * * | 3600 | 2026-03-29T02:30:00Z | 2026-03-30T00:30:00Z | 2026-03-30T01:30:00Z",
                // 02:30 comes twice on 25 October: one window
                "30 2 * * * | 1800 | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z | 2026-10-25T01:00:00Z",
                "30 2 * * * | 1800 | 2026-10-25T01:00:00Z | 2026-10-26T01:30:00Z | 2026-10-26T02:00:00Z",
                // each hour, also in the hour that comes twice
                "0 * * * * | 600 | 2026-10-25T00:30:00Z | 2026-10-25T01:00:00Z | 2026-10-25T01:10:00Z",
                // a window over the change lasts as long as any
                "0 0 * * * | 21600 | 2026-03-29T00:30:00Z | 2026-03-28T23:00:00Z | 2026-03-29T05:00:00Z",
                // two days that touch are one window
                "0 0 * * SAT,SUN | 86400 | 2026-06-05T12:00:00Z | 2026-06-05T22:00:00Z | 2026-06-07T22:00:00Z",
            })
    void a_window_holds_or_is_the_next(String cron, long seconds, Instant moment, Instant start, Instant end) {
        CronWindows windows = CronWindows.of(cron, BERLIN, Duration.ofSeconds(seconds), NOW);

        assertThat(windows.at(moment)).contains(new Window(start, end));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "every day | 60 | five fields",
                "0 0 * * * * | 60 | five fields",
                "0 0 31 2 * | 60 | never does",
                "* * * * * | 60 | for ever",
                "0 * * * * | 3600 | for ever",
            })
    void what_has_no_windows_or_no_end_is_refused(String cron, long seconds, String rule) {
        assertThatThrownBy(() -> CronWindows.of(cron, BERLIN, Duration.ofSeconds(seconds), NOW))
                .isInstanceOf(InvalidCalendarException.class)
                .hasMessageContaining(rule);
    }
}
