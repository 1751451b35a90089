package dev.amiss.assertion.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "*/15 * * * *, UTC,              2026-11-23T20:00:00Z, 2026-11-23T20:15:00Z",
        "0 3 * * *,    UTC,              2026-11-23T20:00:00Z, 2026-11-24T03:00:00Z",
        "0 3 * * *,    America/New_York, 2026-11-23T20:00:00Z, 2026-11-24T08:00:00Z",
        "0 9 * * MON,  UTC,              2026-11-23T20:00:00Z, 2026-11-30T09:00:00Z",
        "0 0 29 2 *,   UTC,              2026-11-23T20:00:00Z, 2028-02-29T00:00:00Z",
        // summer time begins on 29 March 2026 in Berlin: half past two does not exist that day
        "30 2 * * *,   Europe/Berlin,    2026-03-28T12:00:00Z, 2026-03-30T00:30:00Z",
        // and ends on 25 October: half past two comes twice and counts once
        "30 2 * * *,   Europe/Berlin,    2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
        "*/30 * * * *, Europe/Berlin,    2026-10-25T00:30:00Z, 2026-10-25T01:00:00Z",
    })
    void the_next_time_is_the_one_on_the_wall_of_that_zone(String cron, String zone, Instant now, Instant next) {
        var schedule = CronSchedule.of(cron, ZoneId.of(zone), now);

        assertThat(schedule.next(now, now)).isEqualTo(next);
    }

    @Test
    void the_first_run_waits_for_its_time() {
        var start = CronSchedule.of("0 3 * * *", ZoneId.of("UTC"), NOW).start(1, NOW);

        assertThat(start.due()).isEqualTo("2026-11-24T03:00:00Z");
        assertThat(start.planned()).isEqualTo(start.due());
    }

    @Test
    void missed_times_are_made_up_for_by_one_run() {
        var schedule = CronSchedule.of("0 * * * *", ZoneId.of("UTC"), NOW);

        assertThat(schedule.next(NOW.minusSeconds(86_400), NOW)).isEqualTo(NOW.plusSeconds(3600));
        assertThat(schedule.next(NOW.plusSeconds(3600), NOW)).isEqualTo(NOW.plusSeconds(3600));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    61 * * * *      | value 61 not in range [0, 59]
                    * * * *         | 4 parts
                    0 0 12 * * ?    | 6 parts
                    */0 * * * *     | period 0 not in range
                    every minute    | 2 parts
                    0 0 L * *       | invalid chars
                    @daily          | nicknames not supported
                    0 0 31 2 *      | never does
                    """)
    void a_bad_expression_is_refused_with_the_rule(String cron, String reason) {
        assertThatThrownBy(() -> CronSchedule.of(cron, ZoneId.of("UTC"), NOW))
                .isInstanceOf(CronSchedule.InvalidCron.class)
                .hasMessageStartingWith("must ")
                .hasMessageContaining(reason);
    }
}
