package dev.amiss.assertion.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.assertion.heartbeat.HeartbeatPolicy.Decision;
import dev.amiss.assertion.schedule.CronSchedule;
import dev.amiss.assertion.schedule.IntervalSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartbeatPolicyTest {
    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final HeartbeatPolicy HALF_HOURLY =
            new HeartbeatPolicy(new IntervalSchedule(Duration.ofMinutes(30)), GRACE, Optional.empty());

    /** Every 30 minutes and 5 of grace. */
    @ParameterizedTest
    @CsvSource({
        // created, alive since, last ping, now, decision, deadline
        "10:00, 09:00,      , 10:00, Waiting, 10:35",
        "10:00, 09:00,      , 10:34, Waiting, 10:35",
        "10:00, 09:00,      , 10:35, Late,    10:35",
        "10:00, 09:00, 10:10, 10:44, OnTime,  10:45",
        "10:00, 09:00, 10:10, 10:45, Late,    10:45",
        // Amiss was away until 10:40: the ping of 10:40 may have been lost, the next one is due at 11:10
        "10:00, 10:40, 10:10, 11:14, OnTime,  11:15",
        "10:00, 10:40, 10:10, 11:15, Late,    11:15",
        "10:00, 10:40,      , 11:14, Waiting, 11:15",
        // enabled again at 11:00, long after the last ping
        "11:00, 09:00, 10:10, 11:34, OnTime,  11:35",
        "11:00, 09:00, 10:10, 11:35, Late,    11:35",
    })
    void the_clock_counts_from_the_latest_of_ping_creation_and_our_own_return(
            String created, String alive, @Nullable String lastPing, String now, String decision, String deadline) {
        var heartbeat =
                new Heartbeat(at(created), at(alive), 1, null, lastPing == null ? null : success(lastPing), null);

        var decided = HALF_HOURLY.decide(heartbeat, at(now));

        assertThat(decided.getClass().getSimpleName()).isEqualTo(decision);
        assertThat(decided).extracting("deadline").isEqualTo(at(deadline));
    }

    @Test
    void by_cron_the_next_time_counts_and_not_the_distance() {
        var daily = new HeartbeatPolicy(
                CronSchedule.of("0 3 * * *", ZoneId.of("UTC"), at("10:00")), GRACE, Optional.empty());
        var heartbeat = new Heartbeat(at("01:00"), at("00:00"), 1, null, success("02:59"), null);

        assertThat(daily.decide(heartbeat, at("03:04"))).isEqualTo(new Decision.OnTime(at("03:05")));
        assertThat(daily.decide(heartbeat, at("03:05"))).isEqualTo(new Decision.Late(at("03:05")));
    }

    @Test
    void a_program_that_says_it_failed_has_failed_whenever_it_said_so() {
        var ping = new Heartbeat.Ping(at("10:00"), false, 3, null, null);
        var heartbeat = new Heartbeat(at("09:00"), at("09:00"), 1, null, ping, null);

        assertThat(HALF_HOURLY.decide(heartbeat, at("10:01"))).isEqualTo(new Decision.SaidFailed());
        assertThat(HALF_HOURLY.decide(heartbeat, at("12:00"))).isEqualTo(new Decision.SaidFailed());
    }

    /** Every 30 minutes and 5 of grace; a run may take 10. */
    @ParameterizedTest
    @CsvSource({
        // running since, alive since, now, decision, deadline
        "10:20, 09:00, 10:29, OnTime,  10:30",
        "10:20, 09:00, 10:30, Overrun, 10:30",
        "10:30, 09:00, 10:31, OnTime,  10:35",
        // Amiss was away until 10:25, so that the end may have been lost
        "10:10, 10:25, 10:34, OnTime,  10:35",
        "10:10, 10:25, 10:35, Overrun, 10:35",
    })
    void a_run_that_started_must_end_in_time(
            String running, String alive, String now, String decision, String deadline) {
        var policy = new HeartbeatPolicy(
                new IntervalSchedule(Duration.ofMinutes(30)), GRACE, Optional.of(Duration.ofMinutes(10)));
        var heartbeat = new Heartbeat(at("09:00"), at(alive), 1, at(running), success("10:00"), null);

        var decided = policy.decide(heartbeat, at(now));

        assertThat(decided.getClass().getSimpleName()).isEqualTo(decision);
        assertThat(decided).extracting("deadline").isEqualTo(at(deadline));
    }

    private static Heartbeat.Ping success(String at) {
        return new Heartbeat.Ping(at(at), true, null, null, null);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-23T" + time + ":00Z");
    }
}
