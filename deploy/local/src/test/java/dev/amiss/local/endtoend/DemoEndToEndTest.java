package dev.amiss.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.local.endtoend.RunningAmiss.Finished;
import org.junit.jupiter.api.Test;

@SharedAmiss
class DemoEndToEndTest {
    private final RunningAmiss amiss;

    DemoEndToEndTest(RunningAmiss amiss) {
        this.amiss = amiss;
    }

    @Test
    void the_demo_sees_every_step_happen_and_can_be_played_again() {
        Finished first = amiss.run("demo");

        assertThat(first.output())
                .contains(
                        "heartbeat",
                        "profile picture",
                        "Subject: Doh!",
                        "action_scheduled",
                        "action_succeeded",
                        "Every step was seen to happen.");
        assertThat(first.code()).isZero();

        Finished second = amiss.run("demo");

        assertThat(second.output()).contains("Every step was seen to happen.");
        assertThat(second.code()).isZero();
    }
}
