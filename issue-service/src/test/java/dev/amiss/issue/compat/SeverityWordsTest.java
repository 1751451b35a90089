package dev.amiss.issue.compat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityWordsTest {
    @ParameterizedTest
    @CsvSource({
        "critical, CRITICAL",
        "Critical, CRITICAL",
        "page, CRITICAL",
        "fatal, CRITICAL",
        "error, ERROR",
        "' warning ', WARNING",
        "warn, WARNING",
        "info, INFO",
        "debug, INFO",
        "none, INFO"
    })
    void words_of_other_systems_are_known(String word, Severity expected) {
        assertThat(SeverityWords.of(word)).isEqualTo(expected);
    }

    @Test
    void an_unknown_word_says_nothing() {
        assertThat(SeverityWords.of("sev-banana")).isNull();
        assertThat(SeverityWords.of(null)).isNull();
    }
}
