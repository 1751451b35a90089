package dev.amiss.service.database;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Analyzes tables that have doubled since they were analyzed last. PostgreSQL does so itself, but looks once a minute only:
 * until then plans that were made for an empty table read a growing one from its beginning to its end. The outbox is left
 * out: it is full and empty by turns, and read by its key whatever PostgreSQL knows of it.
 */
@Singleton
class FreshStatistics {
    private static final Logger LOG = Logger.getLogger(FreshStatistics.class);
    private static final long LOCK = 0x616d69737302L;

    /** Below so many rows no plan is bad. */
    private static final int FEW = 500;

    private final Jdbi jdbi;

    FreshStatistics(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        jdbi.useTransaction(handle -> {
            if (isOurTurn(handle)) {
                grown(handle).forEach(table -> analyze(handle, table));
            }
        });
    }

    private static boolean isOurTurn(Handle handle) {
        return handle.createQuery("SELECT pg_try_advisory_xact_lock(:lock)")
                .bind("lock", LOCK)
                .mapTo(Boolean.class)
                .one();
    }

    private static List<String> grown(Handle handle) {
        return handle.createQuery("""
                        SELECT quote_ident(c.relname) FROM pg_class c JOIN pg_stat_user_tables t ON t.relid = c.oid
                        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
                            AND c.relname <> 'outbox' AND t.n_live_tup > :few AND t.n_live_tup > 2 * c.reltuples""").bind("few", FEW).mapTo(String.class).list();
    }

    /** However long it takes: it reads no more than a sample, and ended early it would be begun anew at every turn. */
    private static void analyze(Handle handle, String table) {
        long began = System.nanoTime();
        handle.createUpdate("ANALYZE " + table).setQueryTimeout(0).execute();
        LOG.debugf("%s analyzed in %d ms", table, (System.nanoTime() - began) / 1_000_000);
    }
}
