package dev.amiss.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {
    @Test
    void a_goal_of_the_ratio_looks_at_the_ratio_alone() {
        assertThat(Goal.ratioAtLeast(1.3).isMet(1, 1.3)).isTrue();
        assertThat(Goal.ratioAtLeast(1.3).isMet(1_000, 1.29)).isFalse();
        assertThat(Goal.ratioAtMost(3).isMet(1, 3.01)).isFalse();
    }

    @Test
    void a_goal_of_ours_looks_at_ours_alone() {
        assertThat(Goal.atMost(250).isMet(250, Double.NaN)).isTrue();
        assertThat(Goal.atLeast(10_000).isMet(9_999, 7)).isFalse();
    }

    @Test
    void what_could_not_be_measured_is_not_met() {
        assertThat(Goal.ratioAtMost(3).isMet(Double.NaN, Double.NaN)).isFalse();
        assertThat(Goal.atMost(0).isMet(Double.NaN, Double.NaN)).isFalse();
    }

    @Test
    void it_reads_as_in_the_table() {
        assertThat(Goal.ratioAtLeast(1.3)).hasToString(">= 1.30x");
        assertThat(Goal.atLeast(10_000)).hasToString(">= 10,000");
    }
}
