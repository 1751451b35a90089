package dev.amiss.responder.action;

import dev.amiss.service.metric.LookedUpGauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Tells how many actions wait, how many of them could run, and how late the latest of these is. */
@Startup
@ApplicationScoped
public class ActionMeters {
    private static final Logger LOG = Logger.getLogger(ActionMeters.class);

    /** Beyond this the numbers say "more than that". */
    private static final int MOST_COUNTED = 100_000;

    private final Jdbi jdbi;
    private final Clock clock;
    private final LookedUpGauge pending;
    private final LookedUpGauge held;
    private final LookedUpGauge due;
    private final LookedUpGauge lag;

    ActionMeters(Jdbi jdbi, Clock clock, MeterRegistry meters) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.pending = waiting(meters, "pending");
        this.held = waiting(meters, "held");
        this.due = LookedUpGauge.of(
                meters,
                "amiss.responder.due",
                "actions",
                "Actions that could run now, but for those whose destination is down");
        this.lag = LookedUpGauge.of(
                meters, "amiss.responder.due.lag", "seconds", "For how long the oldest of these could have run");
    }

    private static LookedUpGauge waiting(MeterRegistry meters, String status) {
        return LookedUpGauge.of(
                meters,
                "amiss.responder.waiting",
                "actions",
                "Actions that wait, 100,000 for all beyond",
                "status",
                status);
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            jdbi.useHandle(handle -> handle.createQuery("""
                            SELECT (SELECT count(*) FROM (SELECT 1 FROM action WHERE status = 'pending' LIMIT :most) p),
                                   (SELECT count(*) FROM (SELECT 1 FROM action WHERE status = 'held' LIMIT :most) h),
                                   count(*),
                                   greatest(0, coalesce(extract(epoch FROM :now::timestamptz - min(run_at)), 0))
                            FROM (SELECT run_at FROM action a WHERE status = 'pending' AND run_at <= :now
                                  AND NOT EXISTS (SELECT FROM destination d
                                      WHERE d.name = a.destination AND d.open_since IS NOT NULL)
                                  ORDER BY run_at LIMIT :most) due""")
                    .bind("most", MOST_COUNTED)
                    .bind("now", clock.instant())
                    .map((row, context) ->
                            List.of(row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4)))
                    .forEach(this::set));
        } catch (RuntimeException e) {
            LOG.debugf("actions cannot be counted now: %s", e.getMessage());
            List.of(pending, held, due, lag).forEach(LookedUpGauge::unknown);
        }
    }

    private void set(List<Double> looked) {
        pending.set(looked.get(0));
        held.set(looked.get(1));
        due.set(looked.get(2));
        lag.set(looked.get(3));
    }
}
