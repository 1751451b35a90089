package dev.amiss.assertion.run;

import dev.amiss.service.metric.LookedUpGauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Tells how the assertions stand, and how late the runs are. */
@Startup
@Singleton
public class RunMeters {
    private static final Logger LOG = Logger.getLogger(RunMeters.class);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Map<State, LookedUpGauge> standing = new EnumMap<>(State.class);
    private final LookedUpGauge failingRecords;
    private final LookedUpGauge lag;

    RunMeters(Jdbi jdbi, Clock clock, MeterRegistry meters) {
        this.jdbi = jdbi;
        this.clock = clock;
        for (State state : State.values()) {
            standing.put(
                    state,
                    LookedUpGauge.of(
                            meters,
                            "amiss.assertion.standing",
                            "assertions",
                            "Assertions by how they stand",
                            "state",
                            state.wire()));
        }
        this.failingRecords = LookedUpGauge.of(
                meters, "amiss.assertion.failing", "records", "Records that fail in the last complete runs");
        this.lag = LookedUpGauge.of(
                meters, "amiss.assertion.due.lag", "seconds", "For how long the oldest run that is due has not begun");
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            jdbi.useHandle(handle -> handle.createQuery("""
                            SELECT count(*) FILTER (WHERE a.enabled AND d.could_run AND d.standing = 'pending'),
                                   count(*) FILTER (WHERE a.enabled AND d.could_run AND d.standing = 'passing'),
                                   count(*) FILTER (WHERE a.enabled AND d.could_run AND d.standing = 'failing'),
                                   count(*) FILTER (WHERE a.enabled AND NOT d.could_run),
                                   count(*) FILTER (WHERE NOT a.enabled),
                                   coalesce(sum(d.failing_records), 0),
                                   greatest(0, coalesce(extract(epoch FROM :now::timestamptz
                                       - min(d.due_at) FILTER (WHERE d.lease_until IS NULL)), 0))
                            FROM duty d JOIN assertion a ON a.id = d.assertion_id WHERE a.deleted_at IS NULL""")
                    .bind("now", clock.instant())
                    .map((row, context) -> List.of(
                            row.getDouble(1),
                            row.getDouble(2),
                            row.getDouble(3),
                            row.getDouble(4),
                            row.getDouble(5),
                            row.getDouble(6),
                            row.getDouble(7)))
                    .forEach(this::set));
        } catch (RuntimeException e) {
            LOG.debugf("assertions cannot be counted now: %s", e.getMessage());
            standing.values().forEach(LookedUpGauge::unknown);
            List.of(failingRecords, lag).forEach(LookedUpGauge::unknown);
        }
    }

    private void set(List<Double> looked) {
        List<State> order = List.of(State.PENDING, State.PASSING, State.FAILING, State.ERROR, State.PAUSED);
        for (int i = 0; i < order.size(); i++) {
            LookedUpGauge gauge = standing.get(order.get(i));
            if (gauge != null) {
                gauge.set(looked.get(i));
            }
        }
        failingRecords.set(looked.get(order.size()));
        lag.set(looked.get(order.size() + 1));
    }
}
