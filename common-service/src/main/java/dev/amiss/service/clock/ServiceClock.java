package dev.amiss.service.clock;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Business time in whole milliseconds. It follows the database's clock, which it asks every few seconds, so that all
 * replicas agree; when the database cannot be asked, or is slow to answer, it goes on with the last known distance.
 * Thread-safe.
 */
@Unremovable
@Startup(10)
@Singleton
public class ServiceClock {
    private static final Logger LOG = Logger.getLogger(ServiceClock.class);

    /** What took longer to ask tells too little of the time. */
    private static final long LONGEST_QUESTION_MILLIS = 500;

    private final Jdbi jdbi;
    private volatile boolean hasAsked;
    private final AtomicLong ahead = new AtomicLong();
    private final Clock clock = new DatabaseClock(ZoneOffset.UTC);

    ServiceClock(Jdbi jdbi) {
        this.jdbi = jdbi;
        follow();
    }

    @Produces
    @ApplicationScoped
    Clock clock() {
        return clock;
    }

    /** Moves the time of all replicas; for tests. Negative goes back. */
    public void move(Duration by) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE clock_shift SET millis = millis + :by")
                .bind("by", by.toMillis())
                .execute());
        hasAsked = false;
        follow();
    }

    @Scheduled(every = "${amiss.clock.follow-every:5s}", delayed = "5s")
    void follow() {
        try {
            long before = System.currentTimeMillis();
            long there = jdbi.withHandle(
                    handle -> handle.createQuery("""
                            SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint + millis FROM clock_shift""").mapTo(Long.class).one());
            long after = System.currentTimeMillis();
            if (after - before <= LONGEST_QUESTION_MILLIS || !hasAsked) {
                ahead.set(there - (before + after) / 2);
                hasAsked = true;
            }
        } catch (JdbiException e) {
            LOG.warnf(
                    "clock: the database did not tell its time, going on %d ms ahead: %s", ahead.get(), e.getMessage());
        }
    }

    private final class DatabaseClock extends Clock {
        private final ZoneId zone;

        DatabaseClock(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new DatabaseClock(other);
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(System.currentTimeMillis() + ahead.get());
        }
    }
}
