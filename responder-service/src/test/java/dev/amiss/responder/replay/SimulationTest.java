package dev.amiss.responder.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Severity;
import dev.amiss.responder.calendar.WeeklyHours;
import dev.amiss.responder.matching.Conditions;
import dev.amiss.responder.projection.IssueState;
import dev.amiss.responder.responder.ActionDefinition;
import dev.amiss.responder.responder.Responder;
import dev.amiss.responder.responder.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Instant OPENED = Instant.parse("2026-06-01T08:00:00Z");

    private final ActionDefinition first = action(1, Trigger.CREATED, 0, null);
    private final ActionDefinition second = action(2, Trigger.CREATED, 600, null);
    private final ActionDefinition end = action(3, Trigger.RESOLVED, 60, null);

    @Test
    void an_escalation_goes_on_until_somebody_acts_and_the_end_is_told() {
        assertThat(told(null, List.of(open(0), resolved(900)), first, second, end))
                .containsExactly("1 0", "2 600", "3 960");
        assertThat(told(null, List.of(open(0), resolved(300)), first, second, end))
                .containsExactly("1 0", "3 360");
    }

    @Test
    void an_end_is_told_only_to_whom_the_beginning_was() {
        assertThat(told(null, List.of(open(0), resolved(300)), second, end)).isEmpty();
    }

    @Test
    void an_acknowledgement_taken_back_lets_it_go_on() {
        assertThat(told(null, List.of(open(0), state(300, IssueStatus.ACKNOWLEDGED, 1), open(2_000)), first, second))
                .containsExactly("1 0", "2 2000");
    }

    @Test
    void rounds_are_repeated_while_it_is_open() {
        assertThat(told(Duration.ofSeconds(100), List.of(open(0), resolved(250)), first))
                .containsExactly("1 0", "1 100", "1 200");
    }

    @Test
    void another_opening_starts_anew() {
        assertThat(told(null, List.of(open(0), resolved(100), state(500, IssueStatus.OPEN, 2)), first))
                .containsExactly("1 0", "1 500");
    }

    @Test
    void hours_hold_it_and_it_is_not_told_if_it_ends_before() {
        ActionDefinition late =
                action(1, Trigger.CREATED, 0, WeeklyHours.of("09:00-10:00", WeeklyHours.everyDay(), ZoneOffset.UTC));

        assertThat(told(null, List.of(open(0)), late)).containsExactly("1 3600");
        assertThat(told(null, List.of(open(0), resolved(1_800)), late)).isEmpty();
    }

    @Test
    void what_comes_behind_the_span_is_left_out() {
        assertThat(told(null, List.of(open(0)), action(1, Trigger.CREATED, 100_000, null)))
                .isEmpty();
    }

    @Test
    void rounds_without_end_are_cut_off() {
        assertThat(told(Duration.ofSeconds(1), List.of(open(0)), first)).hasSize(Simulation.MOST_MESSAGES);
    }

    private static List<String> told(
            @Nullable Duration repeatEvery, List<IssueState> states, ActionDefinition... actions) {
        var responder = new Responder(
                7, null, true, new Conditions(null, null, Map.of(), null), repeatEvery, null, List.of(actions));
        return new Simulation(responder)
                .run(States.of(issue(), states), OPENED.plusSeconds(10_000)).stream()
                        .map(each -> each.definition().id() + " "
                                + Duration.between(OPENED, each.at()).toSeconds())
                        .toList();
    }

    private static ActionDefinition action(long id, Trigger trigger, long delaySeconds, @Nullable WeeklyHours hours) {
        return new ActionDefinition(
                id,
                "f",
                JsonNodeFactory.instance.objectNode(),
                "f",
                Duration.ofSeconds(delaySeconds),
                trigger,
                trigger.defaultCancelOn(),
                hours,
                Instant.EPOCH);
    }

    private static IssueState open(int seconds) {
        return state(seconds, IssueStatus.OPEN, 1);
    }

    private static IssueState resolved(int seconds) {
        return state(seconds, IssueStatus.RESOLVED, 1);
    }

    private static IssueState state(int seconds, IssueStatus status, int opening) {
        Instant at = OPENED.plusSeconds(seconds);
        return new IssueState(
                at,
                status,
                Severity.ERROR,
                Map.of(),
                opening,
                opening == 1 ? OPENED : at,
                status == IssueStatus.RESOLVED ? at : null);
    }

    private static Issue issue() {
        var none = JsonNodeFactory.instance.objectNode();
        return new Issue(
                3,
                "x",
                IssueStatus.OPEN,
                Severity.ERROR,
                Map.of(),
                none,
                none,
                null,
                null,
                null,
                null,
                1,
                1,
                OPENED,
                OPENED,
                OPENED,
                null,
                null,
                null,
                OPENED,
                null,
                1,
                List.of(),
                List.of(),
                null);
    }
}
