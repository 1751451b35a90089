package dev.amiss.issue.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPositionTest {
    @Test
    void a_position_reads_as_it_was_written() {
        StreamPosition position = new StreamPosition(Map.of(0, 15L, 11, 3L)).after(0, 20);

        assertThat(position.encode()).isEqualTo("0:21,11:3");
        assertThat(StreamPosition.decode(position.encode())).isEqualTo(position);
    }

    @Test
    void of_two_positions_the_later_of_each_partition_counts() {
        StreamPosition one = new StreamPosition(Map.of(0, 5L, 1, 9L));
        StreamPosition other = new StreamPosition(Map.of(0, 7L, 2, 1L));

        assertThat(one.atLeast(other).encode()).isEqualTo("0:7,1:9,2:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1", "1:", "1:2,", "1:2;3:4", "-1:2", "1:99999999999999999999"})
    void anything_else_is_refused(String id) {
        assertThatThrownBy(() -> StreamPosition.decode(id)).isInstanceOf(HttpProblem.class);
    }
}
