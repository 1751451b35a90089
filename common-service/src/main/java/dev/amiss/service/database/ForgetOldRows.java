package dev.amiss.service.database;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Deletes old rows a few at a time, each few in a transaction of their own, and rests between for as long as the last few
 * took: whoever works on the same tables waits for none of it and keeps at least half of the database. Replicas share the
 * work.
 */
@Singleton
public class ForgetOldRows {
    private static final Logger LOG = Logger.getLogger(ForgetOldRows.class);
    private static final int AT_ONCE = 1_000;

    private final Jdbi jdbi;
    private final Instance<OldRows> kinds;
    private volatile boolean stopped;

    ForgetOldRows(Jdbi jdbi, @Any Instance<OldRows> kinds) {
        this.jdbi = jdbi;
        this.kinds = kinds;
    }

    @Scheduled(
            every = "${amiss.forget.every:10m}",
            delayed = "${amiss.forget.first-after:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        kinds.forEach(this::forget);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    /** Deletes all of one kind that is old. */
    public void forget(OldRows rows) {
        long deleted = 0;
        int some = AT_ONCE;
        try {
            while (some == AT_ONCE && !stopped) {
                long began = System.nanoTime();
                some = jdbi.inTransaction(handle -> rows.delete(handle, AT_ONCE));
                deleted += some;
                LockSupport.parkNanos(some < AT_ONCE ? 0 : System.nanoTime() - began);
            }
        } catch (RuntimeException e) {
            LOG.warnf("%s: old ones could not be deleted, the next turn goes on: %s", rows.what(), e.getMessage());
        }
        if (deleted > 0) {
            LOG.infof("%s: %d were kept long enough and are deleted", rows.what(), deleted);
        }
    }
}
