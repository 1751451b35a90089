package dev.amiss.assertion.run;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Deletes results that are older than they are kept. */
@Singleton
class ForgetResults {
    private static final Logger LOG = Logger.getLogger(ForgetResults.class);
    private static final int CHUNK = 5_000;

    private final Jdbi jdbi;
    private final ResultStore results;
    private final RunConfig config;
    private final Clock clock;

    ForgetResults(Jdbi jdbi, ResultStore results, RunConfig config, Clock clock) {
        this.jdbi = jdbi;
        this.results = results;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        Instant before = clock.instant().minus(config.keepResults());
        int deleted;
        try {
            do {
                deleted = jdbi.inTransaction(handle -> results.forget(handle, before, CHUNK));
            } while (deleted == CHUNK);
        } catch (JdbiException e) {
            LOG.warnf("run: old results could not be deleted, trying again in 10 minutes: %s", e.getMessage());
        }
    }
}
