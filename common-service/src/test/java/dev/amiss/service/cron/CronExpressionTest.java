package dev.amiss.service.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {
    private static final String EXAMPLE = "0 22 * * SAT";

    @ParameterizedTest
    @CsvSource({
        "0 3 * * *,    2026-11-24T10:00+01:00[Europe/Berlin], 2026-11-25T03:00+01:00[Europe/Berlin]",
        "0 3 * * *,    2026-11-24T02:00Z[UTC],                2026-11-24T03:00Z[UTC]",
        "*/15 * * * *, 2026-11-24T10:15Z[UTC],                2026-11-24T10:30Z[UTC]",
        "30 2 * * *,   2026-03-28T12:00+01:00[Europe/Berlin], 2026-03-30T02:30+02:00[Europe/Berlin]",
    })
    void the_next_time_is_on_the_clock_of_that_zone(String text, ZonedDateTime from, ZonedDateTime next) {
        assertThat(CronExpression.of(text, EXAMPLE).after(from)).contains(next);
    }

    @Test
    void what_never_comes_has_no_next_time() {
        assertThat(CronExpression.of("0 0 30 2 *", EXAMPLE).after(ZonedDateTime.parse("2026-11-24T10:00Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "* * * *", "61 * * * *", "every day", "0 0 * * * *"})
    void what_is_none_is_refused_with_the_rule_and_an_example(String text) {
        assertThatThrownBy(() -> CronExpression.of(text, EXAMPLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "must be five fields, minute hour day-of-month month day-of-week, such as '" + EXAMPLE + "'");
    }
}
