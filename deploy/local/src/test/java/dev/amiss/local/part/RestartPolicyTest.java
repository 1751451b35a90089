package dev.amiss.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.local.part.RestartPolicy.GiveUp;
import dev.amiss.local.part.RestartPolicy.StartAgain;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
    private final RestartPolicy policy = new RestartPolicy();

    @Test
    void the_first_death_is_answered_at_once_and_later_ones_after_growing_waits() {
        assertThat(policy.died(seconds(1))).isEqualTo(new StartAgain(Duration.ZERO));
        assertThat(policy.died(seconds(2))).isEqualTo(new StartAgain(Duration.ofSeconds(1)));
        assertThat(policy.died(seconds(4))).isEqualTo(new StartAgain(Duration.ofSeconds(2)));
        assertThat(policy.died(seconds(8))).isEqualTo(new StartAgain(Duration.ofSeconds(4)));
    }

    @Test
    void too_many_deaths_in_a_row_are_given_up() {
        for (int second = 0; second < RestartPolicy.MOST_DEATHS - 1; second++) {
            policy.died(seconds(second));
        }

        assertThat(policy.died(seconds(10))).isEqualTo(new GiveUp());
    }

    @Test
    void a_death_after_a_long_life_is_the_first_again() {
        policy.died(seconds(1));
        policy.died(seconds(2));

        assertThat(policy.died(seconds(3) + RestartPolicy.WITHIN.toNanos())).isEqualTo(new StartAgain(Duration.ZERO));
    }

    private static long seconds(long count) {
        return Duration.ofSeconds(count).toNanos();
    }
}
