package dev.amiss.model.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailureReasonTest {
    @Test
    void what_we_cannot_or_may_not_do_says_nothing_of_the_other_side() {
        assertThat(Stream.of(FailureReason.values()).filter(FailureReason::isOurs))
                .containsExactlyInAnyOrder(FailureReason.INVALID, FailureReason.FORBIDDEN_ADDRESS, FailureReason.BUG);
    }
}
