package dev.amiss.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
    @Test
    void the_median_of_an_odd_number_is_the_middle_one() {
        assertThat(Rounds.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
    }

    @Test
    void the_median_of_an_even_number_is_the_mean_of_the_middle_ones() {
        assertThat(Rounds.median(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(3);
    }

    @Test
    void sides_take_turns_and_each_begins_every_other_round() throws Exception {
        List<String> order = new ArrayList<>();

        double[] medians = Rounds.medians(
                3,
                () -> {
                    order.add("ours");
                    return 2.0;
                },
                () -> {
                    order.add("theirs");
                    return 4.0;
                });

        assertThat(order).containsExactly("ours", "theirs", "theirs", "ours", "ours", "theirs");
        assertThat(medians).containsExactly(2, 4);
    }
}
