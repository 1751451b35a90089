package dev.amiss.assertion.heartbeat;

import dev.amiss.assertion.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a program is late. The clock counts from the latest of its last ping, the assertion's creation or enabling, and the
 * moment since which pings could be taken. Pure.
 *
 * @param grace how much later than the schedule says is still on time
 * @param maxRun how long after its start a run must have ended; empty: it may take for ever
 */
record HeartbeatPolicy(Schedule schedule, Duration grace, Optional<Duration> maxRun) {
    /** How a program stands. */
    sealed interface Decision {
        /** It pinged, and need not do so again before the deadline. */
        record OnTime(Instant deadline) implements Decision {}

        /** It never pinged, and need not before the deadline. */
        record Waiting(Instant deadline) implements Decision {}

        /** The deadline passed without a ping. */
        record Late(Instant deadline) implements Decision {}

        /** A run of it that started has not ended by then. */
        record Overrun(Instant startedAt, Instant deadline) implements Decision {}

        /** Its last ping said that it failed. */
        record SaidFailed() implements Decision {}
    }

    Decision decide(Heartbeat heartbeat, Instant now) {
        Heartbeat.Ping last = heartbeat.lastPing();
        if (last != null && !last.success()) {
            return new Decision.SaidFailed();
        }
        Optional<Instant> runEnd = runEnd(heartbeat);
        if (heartbeat.runningSince() != null
                && runEnd.filter(end -> !now.isBefore(end)).isPresent()) {
            return new Decision.Overrun(heartbeat.runningSince(), runEnd.get());
        }
        Instant from = Stream.of(
                        last == null ? Instant.MIN : last.at(), heartbeat.countingSince(), heartbeat.aliveSince())
                .max(Instant::compareTo)
                .orElseThrow();
        Instant deadline = schedule.roundEnd(from).plus(grace);
        if (!now.isBefore(deadline)) {
            return new Decision.Late(deadline);
        }
        Instant next = runEnd.filter(end -> end.isBefore(deadline)).orElse(deadline);
        return last == null ? new Decision.Waiting(next) : new Decision.OnTime(next);
    }

    /** By when the run that is under way must have ended. */
    private Optional<Instant> runEnd(Heartbeat heartbeat) {
        Instant running = heartbeat.runningSince();
        return running == null
                ? Optional.empty()
                : maxRun.map(most -> Stream.of(running, heartbeat.aliveSince())
                        .max(Instant::compareTo)
                        .orElseThrow()
                        .plus(most));
    }
}
