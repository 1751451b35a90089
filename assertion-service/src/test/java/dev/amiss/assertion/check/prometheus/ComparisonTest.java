package dev.amiss.assertion.check.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    @ParameterizedTest
    @CsvSource({
        "> 5, 5, false",
        "> 5, 5.1, true",
        ">=5, 5, true",
        "< -1.5, -2, true",
        "<= 1e3, 1000, true",
        "== 0, 0, true",
        "!= 0, 0, false",
        "> 5, NaN, false",
        "> 5, Infinity, true"
    })
    void a_value_is_compared(String text, double value, boolean holds) {
        assertThat(Comparison.parse(text).orElseThrow().holds(value)).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", ">", "> five", "=> 5", "> 5 or < 3", "between 1 and 2"})
    void anything_else_is_none(String text) {
        assertThat(Comparison.parse(text)).isEmpty();
    }
}
