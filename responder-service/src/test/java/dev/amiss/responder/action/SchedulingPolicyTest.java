package dev.amiss.responder.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.model.ActionStatus;
import dev.amiss.model.IssueStatus;
import dev.amiss.responder.action.ActionDecision.Cancel;
import dev.amiss.responder.action.ActionDecision.Resume;
import dev.amiss.responder.action.ActionDecision.Schedule;
import dev.amiss.responder.matching.Conditions;
import dev.amiss.responder.responder.ActionDefinition;
import dev.amiss.responder.responder.Responder;
import dev.amiss.responder.responder.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchedulingPolicyTest {
    private static final Instant OPENED = Instant.parse("2026-11-23T20:00:00Z");
    private static final Instant NOW = OPENED.plusSeconds(100);
    private static final Duration HOUR = Duration.ofHours(1);

    private final ActionDefinition onCreated = definition(1, Trigger.CREATED, 30);
    private final ActionDefinition onResolved = definition(2, Trigger.RESOLVED, 10);
    private final ActionDefinition onAcknowledged = definition(3, Trigger.ACKNOWLEDGED, 10);

    @Test
    void an_action_is_due_its_delay_after_the_opening() {
        assertThat(decide(responder(null, onCreated), issue(IssueStatus.OPEN, 1), true))
                .containsExactly(new Schedule(onCreated, 1, 1, OPENED.plusSeconds(30)));
    }

    @Test
    void an_issue_that_does_not_match_is_left_alone() {
        assertThat(decide(responder(null, onCreated), issue(IssueStatus.OPEN, 1), false))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = ActionStatus.class, names = "CANCELLED", mode = EnumSource.Mode.EXCLUDE)
    void an_action_runs_once_for_an_opening(ActionStatus status) {
        assertThat(decide(responder(null, onCreated), issue(IssueStatus.OPEN, 1), true, known(1, 1, status, null)))
                .isEmpty();
    }

    @Test
    void a_new_opening_starts_anew_whatever_was_done_before() {
        assertThat(decide(
                        responder(null, onCreated),
                        issue(IssueStatus.OPEN, 2),
                        true,
                        known(1, 1, ActionStatus.SUCCEEDED, null)))
                .containsExactly(new Schedule(onCreated, 2, 1, OPENED.plusSeconds(30)));
    }

    @ParameterizedTest
    @EnumSource(
            value = IssueStatus.class,
            names = {"ACKNOWLEDGED", "RESOLVED", "WONT_FIX"})
    void a_waiting_action_is_cancelled_by_default_when_somebody_acted(IssueStatus status) {
        KnownAction waiting = known(1, 1, ActionStatus.PENDING, null);

        assertThat(decide(responder(null, onCreated), issue(status, 1), true, waiting))
                .containsExactly(new Cancel(waiting, CancelReason.of(status)));
    }

    @Test
    void an_empty_cancel_on_lets_the_action_wait_through_everything() {
        ActionDefinition stubborn = new ActionDefinition(
                1,
                "f",
                JsonNodeFactory.instance.objectNode(),
                "f",
                Duration.ZERO,
                Trigger.CREATED,
                Set.of(),
                null,
                OPENED);

        assertThat(decide(
                        responder(null, stubborn),
                        issue(IssueStatus.RESOLVED, 1),
                        true,
                        known(1, 1, ActionStatus.PENDING, null)))
                .isEmpty();
    }

    @Test
    void taking_an_acknowledgement_back_lets_what_it_cancelled_wait_again() {
        KnownAction overdue = known(1, 1, ActionStatus.CANCELLED, CancelReason.ACKNOWLEDGED);

        assertThat(decide(responder(null, onCreated), issue(IssueStatus.OPEN, 1), true, overdue))
                .containsExactly(new Resume(overdue, NOW));
    }

    @Test
    void a_responder_that_is_to_leave_older_issues_alone_leaves_what_waited_before_it_was_disabled() {
        KnownAction disabled = known(1, 1, ActionStatus.CANCELLED, CancelReason.RESPONDER_DISABLED);
        KnownAction acknowledged = known(1, 1, ActionStatus.CANCELLED, CancelReason.ACKNOWLEDGED);
        IssueStanding open = issue(IssueStatus.OPEN, 1);
        Responder enabledAgain =
                new Responder(7, null, true, new Conditions(null, null, Map.of(), null), null, NOW, List.of(onCreated));

        assertThat(decide(enabledAgain, open, true, disabled)).isEmpty();
        assertThat(decide(enabledAgain, open, true, acknowledged)).hasSize(1);
        assertThat(decide(responder(null, onCreated), open, true, disabled)).hasSize(1);
    }

    @Test
    void what_was_cancelled_by_hand_stays_so() {
        assertThat(decide(
                        responder(null, onCreated),
                        issue(IssueStatus.OPEN, 1),
                        true,
                        known(1, 1, ActionStatus.CANCELLED, CancelReason.BY_HAND)))
                .isEmpty();
    }

    @Test
    void a_waiting_action_is_cancelled_when_its_issue_no_longer_matches() {
        KnownAction waiting = known(1, 1, ActionStatus.PENDING, null);

        assertThat(decide(responder(null, onCreated), issue(IssueStatus.OPEN, 1), false, waiting))
                .containsExactly(new Cancel(waiting, CancelReason.NO_LONGER_MATCHES));
    }

    @Test
    void the_end_is_told_only_to_whom_the_beginning_was_told() {
        Responder both = responder(null, onCreated, onResolved);
        IssueStanding resolved = issue(IssueStatus.RESOLVED, 1);

        assertThat(decide(both, resolved, true, known(1, 1, ActionStatus.CANCELLED, CancelReason.RESOLVED)))
                .isEmpty();
        assertThat(decide(both, resolved, true, known(1, 1, ActionStatus.FAILED, null)))
                .isEmpty();
        assertThat(decide(both, resolved, false, known(1, 1, ActionStatus.SUCCEEDED, null)))
                .containsExactly(new Schedule(onResolved, 1, 1, OPENED.plusSeconds(50 + 10)));
    }

    @Test
    void a_beginning_that_was_told_in_an_earlier_round_counts_and_one_that_failed_does_not() {
        Responder both = responder(HOUR, onCreated, onResolved);
        IssueStanding resolved = issue(IssueStatus.RESOLVED, 1);

        assertThat(decide(both, resolved, true, secondRound(true))).hasSize(1);
        assertThat(decide(both, resolved, true, secondRound(false))).isEmpty();
    }

    private static KnownAction secondRound(boolean wasDelivered) {
        return new KnownAction(
                5,
                3,
                1,
                1,
                7,
                Trigger.CREATED,
                2,
                wasDelivered,
                ActionStatus.CANCELLED,
                OPENED,
                false,
                OPENED,
                CancelReason.RESOLVED);
    }

    @Test
    void a_responder_without_created_actions_tells_each_end_that_matches() {
        assertThat(decide(responder(null, onResolved), issue(IssueStatus.RESOLVED, 1), true))
                .containsExactly(new Schedule(onResolved, 1, 1, OPENED.plusSeconds(60)));
        assertThat(decide(responder(null, onResolved), issue(IssueStatus.RESOLVED, 1), false))
                .isEmpty();
        assertThat(decide(responder(null, onResolved), issue(IssueStatus.OPEN, 1), true))
                .isEmpty();
    }

    @Test
    void an_end_that_a_new_opening_took_away_is_owed_until_one_is_told() {
        Responder both = responder(null, onCreated, onResolved);
        IssueStanding resolvedAgain = issue(IssueStatus.RESOLVED, 2);
        KnownAction told = known(1, 1, ActionStatus.SUCCEEDED, null);
        KnownAction untold = known(1, 2, ActionStatus.CANCELLED, CancelReason.RESOLVED);

        assertThat(decide(both, resolvedAgain, true, told, untold))
                .containsExactly(new Schedule(onResolved, 2, 1, OPENED.plusSeconds(60)));
        assertThat(decide(both, resolvedAgain, true, told, untold, end(ActionStatus.CANCELLED, CancelReason.OPEN)))
                .hasSize(1);
        assertThat(decide(both, resolvedAgain, true, told, untold, end(ActionStatus.SUCCEEDED, null)))
                .isEmpty();
        assertThat(decide(both, resolvedAgain, true, told, untold, end(ActionStatus.CANCELLED, CancelReason.BY_HAND)))
                .isEmpty();
    }

    private static KnownAction end(ActionStatus status, @Nullable CancelReason reason) {
        return known(2, 1, status, reason);
    }

    @Test
    void an_acknowledgement_is_told_to_whom_the_beginning_was_and_not_when_it_is_taken_back_before() {
        Responder both = responder(null, onCreated, onAcknowledged);
        KnownAction told = known(1, 1, ActionStatus.SUCCEEDED, null);

        assertThat(decide(both, issue(IssueStatus.ACKNOWLEDGED, 1), false, told))
                .containsExactly(new Schedule(onAcknowledged, 1, 1, OPENED.plusSeconds(20 + 10)));
        assertThat(decide(both, issue(IssueStatus.ACKNOWLEDGED, 1), true, known(1, 1, ActionStatus.FAILED, null)))
                .isEmpty();
        assertThat(decide(both, issue(IssueStatus.OPEN, 1), true, told)).isEmpty();
        KnownAction waiting = known(3, 1, ActionStatus.PENDING, null);
        assertThat(decide(both, issue(IssueStatus.OPEN, 1), true, told, waiting))
                .containsExactly(new Cancel(waiting, CancelReason.OPEN));
        assertThat(decide(
                        both,
                        issue(IssueStatus.ACKNOWLEDGED, 1),
                        true,
                        told,
                        known(3, 1, ActionStatus.SUCCEEDED, null)))
                .isEmpty();
    }

    @Test
    void opening_again_cancels_what_would_have_told_the_end() {
        KnownAction waiting = known(2, 1, ActionStatus.PENDING, null);

        assertThat(decide(responder(null, onResolved), issue(IssueStatus.OPEN, 2), true, waiting))
                .containsExactly(new Cancel(waiting, CancelReason.OPEN));
    }

    @Test
    void another_round_follows_each_end_while_the_issue_is_open_and_matches() {
        Responder repeating = responder(HOUR, onCreated);
        KnownAction done = known(1, 1, ActionStatus.SUCCEEDED, null);
        Schedule second = new Schedule(onCreated, 1, 2, OPENED.plusSeconds(40).plus(HOUR));

        assertThat(decide(repeating, issue(IssueStatus.OPEN, 1), true, done)).containsExactly(second);
        assertThat(decide(repeating, issue(IssueStatus.OPEN, 1), true, known(1, 1, ActionStatus.FAILED, null)))
                .containsExactly(second);
        assertThat(decide(repeating, issue(IssueStatus.OPEN, 1), false, done)).isEmpty();
        assertThat(decide(repeating, issue(IssueStatus.ACKNOWLEDGED, 1), true, done))
                .isEmpty();
        assertThat(decide(responder(null, onCreated), issue(IssueStatus.OPEN, 1), true, done))
                .isEmpty();
    }

    @Test
    void a_disabled_responder_cancels_what_waits_and_schedules_nothing() {
        Responder disabled = new Responder(
                7, null, false, new Conditions(null, null, Map.of(), null), null, null, List.of(onCreated));
        KnownAction waiting = known(1, 1, ActionStatus.PENDING, null);

        assertThat(decide(disabled, issue(IssueStatus.OPEN, 1), true, waiting))
                .containsExactly(new Cancel(waiting, CancelReason.RESPONDER_DISABLED));
        assertThat(decide(disabled, issue(IssueStatus.OPEN, 1), true)).isEmpty();
    }

    @Test
    void an_action_taken_out_of_its_responder_is_cancelled() {
        KnownAction orphan = known(99, 1, ActionStatus.PENDING, null);

        assertThat(decide(responder(null, onCreated), issue(IssueStatus.RESOLVED, 1), true, orphan))
                .containsExactly(new Cancel(orphan, CancelReason.ACTION_REMOVED));
    }

    @Test
    void a_responder_that_leaves_old_issues_alone_answers_new_openings() {
        Responder fresh = new Responder(
                7,
                null,
                true,
                new Conditions(null, null, Map.of(), null),
                null,
                OPENED.plusSeconds(1),
                List.of(onCreated));

        assertThat(decide(fresh, issue(IssueStatus.OPEN, 1), true)).isEmpty();
        assertThat(new SchedulingPolicy(
                                fresh,
                                new IssueStanding(3, IssueStatus.OPEN, 2, OPENED.plusSeconds(1), null, null),
                                true,
                                NOW)
                        .decide(List.of()))
                .hasSize(1);
    }

    @Test
    void an_action_asked_for_by_hand_is_not_taken_back() {
        KnownAction forced = new KnownAction(
                5, 3, 1, 1, 7, Trigger.CREATED, 1, false, ActionStatus.PENDING, OPENED, true, null, null);

        assertThat(decide(responder(null, onCreated), issue(IssueStatus.RESOLVED, 1), true, forced))
                .isEmpty();
    }

    private static List<ActionDecision> decide(
            Responder responder, IssueStanding issue, boolean matches, KnownAction... known) {
        return new SchedulingPolicy(responder, issue, matches, NOW).decide(List.of(known));
    }

    private static Responder responder(@Nullable Duration repeatEvery, ActionDefinition... actions) {
        return new Responder(
                7, null, true, new Conditions(null, null, Map.of(), null), repeatEvery, null, List.of(actions));
    }

    private static ActionDefinition definition(long id, Trigger trigger, long delaySeconds) {
        return new ActionDefinition(
                id,
                "issue.actions.log",
                JsonNodeFactory.instance.objectNode(),
                "log",
                Duration.ofSeconds(delaySeconds),
                trigger,
                trigger.defaultCancelOn(),
                null,
                OPENED);
    }

    private static IssueStanding issue(IssueStatus status, int opening) {
        Instant resolvedAt = status == IssueStatus.RESOLVED ? OPENED.plusSeconds(50) : null;
        Instant acknowledgedAt = status == IssueStatus.ACKNOWLEDGED ? OPENED.plusSeconds(20) : null;
        return new IssueStanding(3, status, opening, OPENED, acknowledgedAt, resolvedAt);
    }

    private static KnownAction known(
            long definition, int opening, ActionStatus status, @Nullable CancelReason cancelReason) {
        Instant ended =
                status == ActionStatus.PENDING || status == ActionStatus.RUNNING ? null : OPENED.plusSeconds(40);
        return new KnownAction(
                5,
                3,
                opening,
                definition,
                7,
                definition == 2 ? Trigger.RESOLVED : definition == 3 ? Trigger.ACKNOWLEDGED : Trigger.CREATED,
                1,
                status == ActionStatus.SUCCEEDED,
                status,
                OPENED.plusSeconds(30),
                false,
                ended,
                cancelReason);
    }
}
