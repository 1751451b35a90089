package dev.amiss.responder.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.FailureReason;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptPolicyTest {
    private static final RetryWaits WAITS = new RetryWaits(
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(300), Duration.ofSeconds(1800)));
    private final AttemptPolicy policy = new AttemptPolicy(WAITS, new Random(1));

    @ParameterizedTest
    @CsvSource({"1,10", "2,60", "3,300", "4,1800"})
    void waits_grow_and_are_spread_by_a_fifth(int attempt, int seconds) {
        for (int round = 0; round < 200; round++) {
            AttemptDecision decision = policy.after(later(null), attempt, false, Duration.ZERO);

            assertThat(((AttemptDecision.Retry) decision).pause())
                    .isBetween(Duration.ofMillis(seconds * 800L), Duration.ofMillis(seconds * 1200L));
        }
    }

    @Test
    void the_fifth_failure_is_the_last() {
        assertThat(policy.after(later(null), 5, false, Duration.ZERO))
                .isEqualTo(new AttemptDecision.Fail(FailureReason.SERVER_ERROR, "500"));
    }

    @ParameterizedTest
    @CsvSource({"30,30", "3600,3600", "90000,3600"})
    void what_the_other_side_asks_for_is_obeyed_up_to_an_hour(long asked, long waited) {
        AttemptDecision decision = policy.after(later(Duration.ofSeconds(asked)), 1, false, Duration.ZERO);

        assertThat(((AttemptDecision.Retry) decision).pause()).isEqualTo(Duration.ofSeconds(waited));
    }

    @Test
    void what_is_refused_fails_at_once() {
        assertThat(policy.after(new ActionOutcome.Rejected(FailureReason.REFUSED, "404"), 1, false, Duration.ZERO))
                .isEqualTo(new AttemptDecision.Fail(FailureReason.REFUSED, "404"));
    }

    @Test
    void an_open_circuit_spends_no_attempt_for_24_hours() {
        assertThat(policy.after(later(null), 5, true, Duration.ofHours(23)))
                .isInstanceOf(AttemptDecision.WaitForCircuit.class);
        assertThat(policy.after(later(null), 1, true, Duration.ofHours(24))).isInstanceOf(AttemptDecision.Fail.class);
    }

    @Test
    void a_failure_of_our_own_does_not_wait_for_the_circuit() {
        assertThat(policy.after(new ActionOutcome.RetryLater(FailureReason.BUG, "null", null), 1, true, Duration.ZERO))
                .isInstanceOf(AttemptDecision.Retry.class);
    }

    private static ActionOutcome later(@Nullable Duration asked) {
        return new ActionOutcome.RetryLater(FailureReason.SERVER_ERROR, "500", asked);
    }
}
