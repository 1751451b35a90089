package dev.amiss.bench.responding;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.amiss.bench.subject.RunningAmiss;
import dev.amiss.bench.subject.Sql;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** db-scheduler with as many threads as responder-service has workers, in a database of its own on the same server. */
final class DbScheduler {
    private static final String DATABASE = "bench_scheduler";
    private static final int THREADS = 32;

    private DbScheduler() {}

    /** How many tasks a second it carries out of so many that are due. */
    static double perSecond(RunningAmiss amiss, int due) throws Exception {
        prepare(amiss, due);
        CountDownLatch done = new CountDownLatch(due);
        OneTimeTask<Void> task = Tasks.oneTime("log").execute((instance, context) -> done.countDown());
        try (AgroalDataSource pool = pool(amiss)) {
            Scheduler scheduler = Scheduler.create(pool, task)
                    .threads(THREADS)
                    .pollUsingLockAndFetch(1.0, 4.0)
                    .pollingInterval(Duration.ofMillis(100))
                    .build();
            long began = System.nanoTime();
            scheduler.start();
            boolean ended = done.await(4, TimeUnit.MINUTES);
            double seconds = (System.nanoTime() - began) / 1e9;
            scheduler.stop();
            if (!ended) {
                throw new TimeoutException("db-scheduler did not end within 4 minutes");
            }
            return due / seconds;
        }
    }

    private static void prepare(RunningAmiss amiss, int due) {
        if (Sql.lines(amiss, "postgres", "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")
                .isEmpty()) {
            Sql.execute(amiss, "postgres", "CREATE DATABASE " + DATABASE);
        }
        Sql.execute(amiss, DATABASE, """
                CREATE TABLE IF NOT EXISTS scheduled_tasks (
                    task_name text NOT NULL, task_instance text NOT NULL, task_data bytea,
                    execution_time timestamptz NOT NULL, picked boolean NOT NULL, picked_by text,
                    last_success timestamptz, last_failure timestamptz, consecutive_failures int,
                    last_heartbeat timestamptz, version bigint NOT NULL, priority smallint,
                    PRIMARY KEY (task_name, task_instance));
                CREATE INDEX IF NOT EXISTS execution_time_idx ON scheduled_tasks (execution_time);
                CREATE INDEX IF NOT EXISTS last_heartbeat_idx ON scheduled_tasks (last_heartbeat);
                TRUNCATE scheduled_tasks""", """
                INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                SELECT 'log', i::text, now(), false, 1 FROM generate_series(1, %d) i""".formatted(due), "ANALYZE scheduled_tasks", "CHECKPOINT");
    }

    private static AgroalDataSource pool(RunningAmiss amiss) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + amiss.postgresPort() + "/" + DATABASE;
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(connections -> connections
                        .initialSize(THREADS)
                        .maxSize(THREADS + 4)
                        .acquisitionTimeout(Duration.ofSeconds(10))
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                .connectionProviderClass(org.postgresql.Driver.class)
                                .principal(new NamePrincipal("postgres")))));
    }
}
