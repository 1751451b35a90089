package dev.amiss.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();
    private final FailedLogins failed = new FailedLogins(meters, nanos::get);

    @Test
    void who_guesses_too_much_waits_and_may_go_on_then() {
        fail("10.0.0.1", FailedLogins.AT_ONCE_PER_ADDRESS);

        assertThat(failed.waitSec("10.0.0.1", "guess")).isEqualTo(2);
        assertThat(failed.waitSec("10.0.0.2", "guess")).isZero();

        nanos.addAndGet(Duration.ofSeconds(2).toNanos());

        assertThat(failed.waitSec("10.0.0.1", "guess")).isZero();
        assertThat(meters.counter("amiss.access.failed.logins", "outcome", "refused")
                        .count())
                .isEqualTo(FailedLogins.AT_ONCE_PER_ADDRESS);
        assertThat(meters.counter("amiss.access.failed.logins", "outcome", "limited")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_token_that_was_let_in_from_there_before_does_not_wait() {
        failed.accepted("10.0.0.1", "Bearer right");
        fail("10.0.0.1", FailedLogins.AT_ONCE_PER_ADDRESS);

        assertThat(failed.waitSec("10.0.0.1", "Bearer right")).isZero();
        assertThat(failed.waitSec("10.0.0.1", "Bearer other")).isPositive();
    }

    @Test
    void many_addresses_together_are_limited_too() {
        for (int network = 0; network < 100; network++) {
            fail("10.0.1." + network, 20);
        }

        assertThat(failed.waitSec("10.0.0.9", "guess")).isEqualTo(1);
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            failed.refused(address);
        }
    }
}
