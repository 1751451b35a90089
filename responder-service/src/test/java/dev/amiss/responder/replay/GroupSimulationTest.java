package dev.amiss.responder.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Severity;
import dev.amiss.responder.matching.Conditions;
import dev.amiss.responder.projection.IssueState;
import dev.amiss.responder.responder.ActionDefinition;
import dev.amiss.responder.responder.Grouping;
import dev.amiss.responder.responder.Responder;
import dev.amiss.responder.responder.Trigger;
import dev.amiss.responder.testing.Calls;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupSimulationTest {
    private static final Instant START = Instant.parse("2026-06-01T08:00:00Z");
    private static final Instant END = START.plusSeconds(10_000);

    private final ActionDefinition begin = action(1, Trigger.CREATED);
    private final ActionDefinition end = action(2, Trigger.RESOLVED);
    private final List<List<IssueState>> issues = new ArrayList<>();

    @Test
    void a_storm_is_one_message_and_what_comes_later_goes_with_the_next_of_the_interval() {
        open(0);
        open(10);
        open(100);
        open(1_000);

        assertThat(play(begin)).containsExactly("1 30 group-1", "2 30 group-1", "3 330 group-2", "4 1030 group-3");
    }

    @Test
    void an_issue_that_ends_before_its_group_is_told_is_not_told() {
        open(0, 20);
        open(10);

        assertThat(play(begin)).containsExactly("2 40 group-1");
    }

    @Test
    void one_all_clear_follows() {
        open(0, 100);
        open(10, 200);

        assertThat(play(begin)).containsExactly("1 30 group-1", "1 330 group-2", "2 30 group-1", "2 330 group-2");
    }

    @Test
    void ends_are_told_to_whom_the_beginning_was_only() {
        open(0, 20);
        open(10, 200);

        assertThat(play(begin, end)).containsExactlyInAnyOrder("2 40 group-1", "2 230 group-2");
    }

    private void open(int second) {
        issues.add(List.of(state(second, second, IssueStatus.OPEN)));
    }

    private void open(int second, int resolved) {
        issues.add(List.of(state(second, second, IssueStatus.OPEN), state(second, resolved, IssueStatus.RESOLVED)));
    }

    private List<String> play(ActionDefinition... actions) {
        var grouping = new Grouping(List.of(), Duration.ofSeconds(30), Duration.ofSeconds(300));
        var responder = new Responder(
                7, null, true, new Conditions(null, null, Map.of(), null), null, null, List.of(actions), grouping);
        var simulation = new GroupSimulation(responder, grouping);
        for (int index = 0; index < issues.size(); index++) {
            Issue issue = Calls.issue(index + 1L, "x", IssueStatus.OPEN, JsonNodeFactory.instance.objectNode());
            List<Issue> stood = States.of(issue, issues.get(index));
            simulation.add(issue.id(), new Simulation(responder).run(stood, END), stood);
        }
        return simulation.run(END).entrySet().stream()
                .flatMap(each -> each.getValue().stream()
                        .map(told -> each.getKey() + " "
                                + Duration.between(START, told.at()).toSeconds() + " " + told.message()))
                .sorted()
                .toList();
    }

    private static IssueState state(int opened, int second, IssueStatus status) {
        Instant at = START.plusSeconds(second);
        return new IssueState(
                at,
                status,
                Severity.ERROR,
                Map.of(),
                1,
                START.plusSeconds(opened),
                status == IssueStatus.RESOLVED ? at : null);
    }

    private static ActionDefinition action(long id, Trigger trigger) {
        return new ActionDefinition(
                id,
                "f",
                JsonNodeFactory.instance.objectNode(),
                "f",
                Duration.ZERO,
                trigger,
                trigger.defaultCancelOn(),
                null,
                Instant.EPOCH);
    }
}
