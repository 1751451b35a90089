package dev.amiss.responder.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.responder.calendar.CronWindows;
import dev.amiss.responder.calendar.OneWindow;
import dev.amiss.responder.calendar.Timetable;
import dev.amiss.responder.calendar.Window;
import dev.amiss.responder.silence.SilenceLogEntry.Kind;
import dev.amiss.responder.silence.SilencePolicy.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SilencePolicyTest {
    private static final Instant CREATED = Instant.parse("2026-06-01T00:00:00Z");

    private static Timetable once(int fromHours, int toHours) {
        return new OneWindow(new Window(hours(fromHours), hours(toHours)));
    }

    private static Timetable daily(int hours) {
        return CronWindows.of("0 12 * * *", ZoneId.of("UTC"), Duration.ofHours(hours), CREATED);
    }

    private static Instant hours(int hours) {
        return CREATED.plus(Duration.ofHours(hours));
    }

    /** What is told when it is looked at as often as it asks for, up to that moment. */
    private static List<String> told(Timetable timetable, Instant until) {
        Step step = new SilencePolicy(timetable, CREATED, CREATED).begin();
        List<SilenceLogEntry> events = new ArrayList<>(step.events());
        while (step.nextAt() != null && !Objects.requireNonNull(step.nextAt()).isAfter(until)) {
            step = new SilencePolicy(timetable, CREATED, step.nextAt()).advance(step.standing());
            events.addAll(step.events());
        }
        return lines(events);
    }

    private static List<String> lines(List<SilenceLogEntry> events) {
        return events.stream()
                .map(event -> event.kind() + " "
                        + Duration.between(CREATED, event.at()).toHours())
                .toList();
    }

    @Test
    void a_long_window_is_told_of_three_times() {
        assertThat(told(once(2, 8), hours(100))).containsExactly("STARTED 2", "ENDS_SOON 7", "ENDED 8");
    }

    @Test
    void a_window_of_an_hour_is_not_said_to_end_in_an_hour() {
        assertThat(told(once(2, 3), hours(100))).containsExactly("STARTED 2", "ENDED 3");
    }

    @Test
    void a_silence_that_is_in_force_at_once_begins_when_it_is_created() {
        assertThat(told(once(0, 1), CREATED)).containsExactly("STARTED 0");
        assertThat(told(once(-5, 1), CREATED)).containsExactly("STARTED 0");
    }

    @Test
    void windows_that_come_again_are_each_told_of() {
        assertThat(told(daily(2), hours(40)))
                .containsExactly("STARTED 12", "ENDS_SOON 13", "ENDED 14", "STARTED 36", "ENDS_SOON 37", "ENDED 38");
    }

    @Test
    void after_an_outage_the_window_that_was_under_way_is_closed_and_missed_ones_are_left_out() {
        Step step = new SilencePolicy(daily(1), CREATED, CREATED).begin();
        Step started = new SilencePolicy(daily(1), CREATED, hours(12)).advance(step.standing());

        Step later = new SilencePolicy(daily(1), CREATED, hours(24 * 5)).advance(started.standing());

        assertThat(lines(later.events())).containsExactly("ENDED 13");
        assertThat(later.standing().window()).isEqualTo(new Window(hours(24 * 5 + 12), hours(24 * 5 + 13)));
        assertThat(later.isOver()).isFalse();
    }

    @Test
    void a_silence_that_comes_once_is_over_after_its_window() {
        Step step = new SilencePolicy(once(2, 3), CREATED, CREATED).begin();

        Step later = new SilencePolicy(once(2, 3), CREATED, hours(50)).advance(step.standing());

        assertThat(later.events()).extracting(SilenceLogEntry::kind).containsExactly(Kind.STARTED, Kind.ENDED);
        assertThat(later.isOver()).isTrue();
        assertThat(later.nextAt()).isNull();
    }

    @Test
    void what_was_told_is_not_told_again() {
        Step step = new SilencePolicy(once(2, 8), CREATED, CREATED).begin();
        Step started = new SilencePolicy(once(2, 8), CREATED, hours(3)).advance(step.standing());

        assertThat(new SilencePolicy(once(2, 8), CREATED, hours(4))
                        .advance(started.standing())
                        .events())
                .isEmpty();
    }
}
