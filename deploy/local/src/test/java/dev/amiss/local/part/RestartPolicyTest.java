package dev.amiss.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.local.part.RestartPolicy.GiveUp;
import dev.amiss.local.part.RestartPolicy.StartAgain;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
    private final RestartPolicy policy = new RestartPolicy();

    @Test
    void a_part_that_dies_while_it_starts_is_started_after_growing_waits_and_then_given_up() {
        assertThat(policy.died()).isEqualTo(new StartAgain(Duration.ZERO));
        assertThat(policy.died()).isEqualTo(new StartAgain(Duration.ofSeconds(1)));
        assertThat(policy.died()).isEqualTo(new StartAgain(Duration.ofSeconds(2)));
        assertThat(policy.died()).isEqualTo(new StartAgain(Duration.ofSeconds(4)));
        assertThat(policy.died()).isEqualTo(new StartAgain(Duration.ofSeconds(8)));
        assertThat(policy.died()).isEqualTo(new GiveUp());
    }

    @Test
    void a_part_that_runs_well_in_between_is_always_started_again_at_once() {
        for (int death = 0; death < 20; death++) {
            assertThat(policy.died()).isEqualTo(new StartAgain(Duration.ZERO));
            policy.runs();
        }
    }
}
