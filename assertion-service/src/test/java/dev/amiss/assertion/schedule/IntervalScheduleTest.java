package dev.amiss.assertion.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
    private static final IntervalSchedule EVERY_MINUTE = new IntervalSchedule(Duration.ofMinutes(1));

    @Test
    void the_first_run_is_at_once() {
        assertThat(EVERY_MINUTE.start(7, NOW).due()).isEqualTo(NOW);
    }

    @Test
    void assertions_created_together_are_spread_over_the_interval_afterwards() {
        var quarters = LongStream.rangeClosed(1, 1000)
                .map(id -> Duration.between(NOW, EVERY_MINUTE.start(id, NOW).planned())
                                .minusMillis(1)
                                .toSeconds()
                        / 15)
                .boxed()
                .toList();

        assertThat(quarters).allMatch(quarter -> quarter >= 0 && quarter < 4);
        for (long quarter = 0; quarter < 4; quarter++) {
            long wanted = quarter;
            assertThat(quarters.stream().filter(q -> q == wanted).count()).isBetween(200L, 300L);
        }
    }

    @Test
    void the_phase_of_an_assertion_does_not_depend_on_when_it_starts() {
        Instant slot = EVERY_MINUTE.start(7, NOW).planned();
        Instant later = EVERY_MINUTE.start(7, NOW.plusSeconds(12345)).planned();

        assertThat(Duration.between(slot, later).toMillis() % 60_000).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "20:00:00, 20:00:00.000, 20:01:00", // on time
        "20:00:00, 20:00:59.999, 20:01:00", // took long
        "20:00:00, 20:01:00.000, 20:02:00", // took a whole round
        "20:00:00, 20:10:30.000, 20:11:00", // ten were missed: one made up for them
        "20:05:00, 20:00:00.000, 20:05:00", // asked for in between: the plan stands
    })
    void next_is_planned_plus_every_and_never_in_the_past(String planned, String now, String next) {
        assertThat(EVERY_MINUTE.next(at(planned), at(now))).isEqualTo(at(next));
    }

    @Test
    void an_interval_under_a_second_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IntervalSchedule(Duration.ofMillis(999)));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-23T" + time + "Z");
    }
}
