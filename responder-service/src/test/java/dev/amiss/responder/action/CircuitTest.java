package dev.amiss.responder.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.model.function.FailureReason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitTest {
    private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

    @Test
    void opens_when_connections_are_refused_three_times_in_a_row() {
        Circuit twice = Circuit.CLOSED.failed(FailureReason.UNREACHABLE, NOW).failed(FailureReason.UNREACHABLE, NOW);

        assertThat(twice.isOpen()).isFalse();
        assertThat(twice.failed(FailureReason.UNREACHABLE, NOW).isOpen()).isTrue();
        assertThat(twice.failed(FailureReason.SERVER_ERROR, NOW).isOpen()).isFalse();
    }

    @Test
    void opens_when_everything_failed_for_a_minute() {
        Circuit circuit = Circuit.CLOSED;
        for (int failure = 0; failure < 50; failure++) {
            circuit = circuit.failed(FailureReason.SERVER_ERROR, NOW.plusSeconds(1));
        }

        assertThat(circuit.isOpen()).isFalse();
        assertThat(circuit.failed(FailureReason.SERVER_ERROR, NOW.plusSeconds(61))
                        .isOpen())
                .isTrue();
    }

    @Test
    void lets_one_through_after_pauses_that_double_up_to_half_a_minute() {
        Circuit circuit = Circuit.CLOSED;
        for (int failure = 0; failure < 3; failure++) {
            circuit = circuit.failed(FailureReason.UNREACHABLE, NOW);
        }

        assertThat(circuit.allows(NOW.plusMillis(1999))).isFalse();
        assertThat(circuit.allows(NOW.plusMillis(2000))).isTrue();
        Instant later = NOW.plusSeconds(2);
        assertThat(circuit.failed(FailureReason.TIMEOUT, later).pause()).isEqualTo(Duration.ofSeconds(4));
        for (int failure = 0; failure < 20; failure++) {
            later = later.plusSeconds(60);
            circuit = circuit.failed(FailureReason.UNREACHABLE, later);
        }
        assertThat(circuit.pause()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void attempts_that_were_under_way_when_it_opened_lengthen_no_pause() {
        Circuit circuit = Circuit.CLOSED;
        for (int failure = 0; failure < 8; failure++) {
            circuit = circuit.failed(FailureReason.UNREACHABLE, NOW);
        }

        assertThat(circuit.pause()).isEqualTo(Duration.ofSeconds(2));
    }
}
