package dev.amiss.assertion.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordRulesTest {
    @ParameterizedTest
    @CsvSource({
        // at most, at most percent, failing, read, too many
        ",,     0, 100, false",
        ",,     1, 100, true",
        "5,,    5, 100, false",
        "5,,    6, 100, true",
        ",1,    1, 100, false",
        ",1,    2, 100, true",
        ",0.5,  1, 200, false",
        ",0.5,  2, 200, true",
        ",100,  9, 9,   false",
        ",1,    0, 0,   false",
    })
    void some_may_be_tolerated(
            @Nullable Long atMost, @Nullable Double percent, long failing, long read, boolean tooMany) {
        var rules = new RecordRules(Optional.ofNullable(atMost), Optional.ofNullable(percent), false);

        assertThat(rules.areTooMany(failing, read)).isEqualTo(tooMany);
    }
}
