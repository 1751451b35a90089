package dev.amiss.responder.delivery.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "-5,0 s",
        "45,45 s",
        "60,1 min",
        "725,12 min 5 s",
        "7200,2 h",
        "7505,2 h 5 min",
        "86400,1 day",
        "273600,3 days 4 h"
    })
    void durations_have_two_units(long seconds, String words) {
        assertThat(Words.duration(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    @Test
    void times_and_counts_are_for_people() {
        assertThat(Words.time(Instant.parse("2026-11-24T08:30:12.345Z"))).isEqualTo("2026-11-24 08:30:12 UTC");
        assertThat(Words.issues(1)).isEqualTo("1 issue");
        assertThat(Words.issues(1_204)).isEqualTo("1,204 issues");
    }
}
