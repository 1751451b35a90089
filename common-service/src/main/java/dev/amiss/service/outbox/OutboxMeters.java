package dev.amiss.service.outbox;

import dev.amiss.service.metric.LookedUpGauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Tells how much waits for the relay, and since when. */
@Startup
@Singleton
public class OutboxMeters {
    private static final Logger LOG = Logger.getLogger(OutboxMeters.class);

    /** Beyond this the number says "more than that". */
    private static final int MOST_COUNTED = 100_000;

    private final Jdbi jdbi;
    private final LookedUpGauge messages;
    private final LookedUpGauge age;
    private final LookedUpGauge refused;

    OutboxMeters(Jdbi jdbi, MeterRegistry meters) {
        this.jdbi = jdbi;
        this.messages = LookedUpGauge.of(
                meters, "amiss.outbox", "messages", "Messages that wait for Kafka, 100,000 for all beyond");
        this.age =
                LookedUpGauge.of(meters, "amiss.outbox.age", "seconds", "For how long the oldest of them has waited");
        this.refused = LookedUpGauge.of(
                meters, "amiss.outbox.refused", "messages", "Messages that Kafka will never take; people must look");
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            jdbi.useHandle(handle -> handle.createQuery("""
                            SELECT count(*) FILTER (WHERE refused IS NULL),
                                   coalesce(extract(epoch FROM clock_timestamp()
                                       - min(created_at) FILTER (WHERE refused IS NULL)), 0),
                                   count(*) FILTER (WHERE refused IS NOT NULL)
                            FROM (SELECT created_at, refused FROM outbox ORDER BY id LIMIT :most) oldest""")
                    .bind("most", MOST_COUNTED)
                    .map((row, context) -> List.of(row.getDouble(1), row.getDouble(2), row.getDouble(3)))
                    .forEach(this::set));
        } catch (RuntimeException e) {
            LOG.debugf("outbox: cannot be counted now: %s", e.getMessage());
            messages.unknown();
            age.unknown();
            refused.unknown();
        }
    }

    private void set(List<Double> looked) {
        messages.set(looked.get(0));
        age.set(looked.get(1));
        refused.set(looked.get(2));
    }
}
