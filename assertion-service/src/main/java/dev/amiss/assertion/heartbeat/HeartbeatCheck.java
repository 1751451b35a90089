package dev.amiss.assertion.heartbeat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.Finding;
import dev.amiss.assertion.heartbeat.HeartbeatPolicy.Decision;
import dev.amiss.model.Json;
import dev.amiss.model.function.CheckOutcome.Failed;
import dev.amiss.model.function.CheckOutcome.Passed;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Looks when the program gave its last sign of life. Due again when the next one must have come. */
record HeartbeatCheck(Jdbi jdbi, HeartbeatStore store, Limits limits) implements Check {
    /** As {@link HeartbeatPolicy} has them. */
    record Limits(Duration grace, Optional<Duration> maxRun) {}

    @Override
    public Finding run(CheckRun run) {
        Heartbeat heartbeat = jdbi.withHandle(handle -> store.find(handle, run.assertionId()))
                .orElseThrow(() -> new IllegalStateException("assertion " + run.assertionId() + " has no ping key"));
        Decision decision =
                new HeartbeatPolicy(run.schedule(), limits.grace(), limits.maxRun()).decide(heartbeat, run.now());
        ObjectNode details = details(heartbeat);
        if (decision instanceof Decision.Waiting waiting) {
            return new Finding.NotYet("waits for a ping until " + Json.time(waiting.deadline()), waiting.deadline());
        }
        if (decision instanceof Decision.OnTime onTime) {
            details.put("next_ping_by", Json.time(onTime.deadline()));
            return new Finding.Whole(new Passed(details), onTime.deadline());
        }
        if (decision instanceof Decision.Late late) {
            details.put("message", "no ping until " + Json.time(late.deadline()));
            details.put("expected_by", Json.time(late.deadline()));
        } else if (decision instanceof Decision.Overrun overrun) {
            details.put(
                    "message",
                    "a run that started at " + Json.time(overrun.startedAt()) + " has not ended by "
                            + Json.time(overrun.deadline()));
            details.put("running_since", Json.time(overrun.startedAt()));
        } else {
            details.put("message", "the last ping said that it failed");
        }
        return new Finding.Whole(new Failed(details));
    }

    private static ObjectNode details(Heartbeat heartbeat) {
        ObjectNode details = JsonNodeFactory.instance.objectNode().put("pings", heartbeat.pings());
        Heartbeat.Ping last = heartbeat.lastPing();
        if (last != null) {
            details.put("last_ping_at", Json.time(last.at()));
            if (last.exitCode() != null) {
                details.put("exit_code", last.exitCode());
            }
            if (last.took() != null) {
                details.put("run_sec", last.took().toMillis() / 1000.0);
            }
            if (last.body() != null) {
                details.put("body", last.body());
            }
        }
        if (heartbeat.log() != null) {
            details.put("log", heartbeat.log());
        }
        return details;
    }
}
