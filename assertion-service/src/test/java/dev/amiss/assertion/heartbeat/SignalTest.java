package dev.amiss.assertion.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTest {
    @Test
    void the_word_behind_the_key_says_what_is_meant() {
        assertThat(Signal.of("")).contains(new Signal.End(true, null));
        assertThat(Signal.of("0")).contains(new Signal.End(true, 0));
        assertThat(Signal.of("1")).contains(new Signal.End(false, 1));
        assertThat(Signal.of("255")).contains(new Signal.End(false, 255));
        assertThat(Signal.of("fail")).contains(new Signal.End(false, null));
        assertThat(Signal.of("start")).contains(new Signal.Start());
        assertThat(Signal.of("log")).contains(new Signal.Log());
    }

    @ParameterizedTest
    @ValueSource(strings = {"256", "-1", "1.0", "success", "START", "1234", " "})
    void any_other_word_means_nothing(String word) {
        assertThat(Signal.of(word)).isEmpty();
    }
}
