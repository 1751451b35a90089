package dev.amiss.responder.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.responder.responder.Grouping;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupPaceTest {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final Grouping GROUPING =
            new Grouping(List.of("labels.team"), Duration.ofSeconds(30), Duration.ofSeconds(300));

    @ParameterizedTest(name = "due {0}, now {1}, last sent {2}: told {3}")
    @CsvSource({
        "100,100,,130", // the first of a storm waits for others
        "50,100,,130", // overdue ones too
        "100,100,90,390", // within the interval it goes with the next message
        "500,100,90,530", // due behind the interval it begins a storm of its own
        "1000,1000,90,1030" // long after the last message as well
    })
    void one_that_joins_is_told_with_the_next_message(long due, long now, @Nullable Long lastSent, long told) {
        assertThat(GroupPace.join(GROUPING, at(due), at(now), lastSent == null ? null : at(lastSent)))
                .isEqualTo(at(told));
    }

    @ParameterizedTest(name = "now {0}, last sent {1}: told {2}")
    @CsvSource({"100,90,390", "400,90,400", "100,,100"})
    void one_that_leaves_is_told_at_the_next_interval(long now, @Nullable Long lastSent, long told) {
        assertThat(GroupPace.leave(GROUPING, at(now), lastSent == null ? null : at(lastSent)))
                .isEqualTo(at(told));
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }
}
