package dev.amiss.issue.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.model.IssueStatus;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** What holds for an issue however it is moved about. */
class TransitionPropertiesTest {
    @Property(tries = 300, seed = "20261124")
    void an_issue_is_never_stuck_and_never_leaves_an_end_but_by_opening(
            @ForAll @Size(max = 20) List<IssueStatus> wishes) {
        IssueStatus now = IssueStatus.OPEN;
        for (IssueStatus wish : wishes) {
            assertThat(Transitions.allowed(now, now)).isFalse();
            assertThat(Transitions.from(now)).isNotEmpty();
            assertThat(Transitions.allowed(now, wish))
                    .isEqualTo(Transitions.from(now).contains(wish));
            if (Transitions.allowed(now, wish)) {
                assertThat(now != IssueStatus.RESOLVED || wish == IssueStatus.OPEN)
                        .as("%s to %s", now, wish)
                        .isTrue();
                now = wish;
            }
        }
    }

    @Property(tries = 100, seed = "20261124")
    void every_status_is_reached_from_every_other_within_two_steps(@ForAll IssueStatus from, @ForAll IssueStatus to) {
        boolean isReached = from == to
                || Transitions.allowed(from, to)
                || Transitions.from(from).stream().anyMatch(between -> Transitions.allowed(between, to));

        assertThat(isReached).isTrue();
    }
}
