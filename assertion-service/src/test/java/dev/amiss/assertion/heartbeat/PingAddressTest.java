package dev.amiss.assertion.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PingAddressTest {
    private static final String KEY = "7f0a4b52-3c3e-4d1b-9f53-0d2c4b6d8e01";

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                KEY + ", '', '', null, TAKEN",
                KEY + ", start, '', null, TAKEN",
                KEY + ", 255, '', null, TAKEN",
                KEY + ", 256, '', null, WRONG_ADDRESS",
                KEY + ", nothing, '', null, NOT_FOUND",
                KEY + ", start, 0, null, NOT_FOUND",
                KEY + ", '', '', " + KEY + ", TAKEN",
                KEY + ", '', '', 42, WRONG_RUN_ID",
                "project, nightly-backup, '', null, TAKEN",
                "project, nightly-backup, fail, null, TAKEN",
                "project, start, '', null, TAKEN",
                "project, Nightly, '', null, WRONG_ADDRESS",
                "project, nightly, 999, null, WRONG_ADDRESS",
                "project, nightly, nothing, null, NOT_FOUND",
                "project, '', '', null, NOT_FOUND",
            })
    void addresses_are_those_of_healthchecks(
            String key, String second, String third, @Nullable String rid, PingAnswer answer) {
        PingAddress address = PingAddress.of(key, second, third, rid, false);

        assertThat(address instanceof PingAddress.Wrong wrong ? wrong.answer() : PingAnswer.TAKEN)
                .isEqualTo(answer);
    }
}
