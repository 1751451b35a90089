package dev.amiss.assertion.datasource;

import dev.amiss.model.function.FailureReason;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A database that checks may read. Connects when it is first read. Safe for use by many threads; each read has a
 * connection of its own, of which there are few.
 */
public final class DataSource {
    private static final Logger LOG = Logger.getLogger(DataSource.class);
    private static final int FETCHED_AT_ONCE = 1_000;
    private static final Duration NETWORK_SLACK = Duration.ofSeconds(5);
    private static final Duration TEST_LIMIT = Duration.ofSeconds(10);
    private static final Duration ROLE_KNOWN_FOR = Duration.ofMinutes(1);
    private static final Executor AT_ONCE = Runnable::run;

    private final String name;
    private final String place;
    private final Vendor vendor;
    private final AgroalDataSource pool;
    private final Semaphore connections;
    private final RolePolicy rolePolicy;
    private volatile long roleKnownUntilNanos = System.nanoTime();

    DataSource(
            String name, String place, Vendor vendor, AgroalDataSource pool, int connections, RolePolicy rolePolicy) {
        this.name = name;
        this.place = place;
        this.vendor = vendor;
        this.pool = pool;
        this.connections = new Semaphore(connections, true);
        this.rolePolicy = rolePolicy;
    }

    /** Takes a row; false when no more is wanted. */
    @FunctionalInterface
    public interface RowHandler {
        boolean take(Row row);
    }

    public String name() {
        return name;
    }

    /** Which database it is, without what lets somebody in: {@code postgresql://db.example.com:5432/shop}. */
    public String place() {
        return place;
    }

    /**
     * Connects as a check would.
     *
     * @throws QueryFailed saying why it cannot be read
     */
    public void test() throws QueryFailed {
        try (Connection connection = pool.getConnection()) {
            vendor.prepare(connection, TEST_LIMIT);
            requireReader(connection);
        } catch (SQLException e) {
            throw QueryFailed.of(e);
        }
    }

    /** Why this text cannot be asked here; empty when it can. */
    public Optional<String> refusal(String sql) {
        return SqlScan.refusal(sql, vendor.dialect());
    }

    /**
     * Reads what a query finds, row by row, a bounded number of them in memory.
     *
     * @param sql a SELECT that {@link #refusal} has nothing against
     * @param timeout for all of it
     * @throws QueryFailed when it could not be read to its end, nor to where the handler wanted no more
     */
    public void read(String sql, Duration timeout, RowHandler handler) throws QueryFailed, InterruptedException {
        readExcept(sql, columns -> Optional.empty(), timeout, handler);
    }

    /**
     * As {@link #read}, and leaves rows out for which a condition holds, where the database can tell and it is worth it.
     *
     * @return how many rows were left out
     */
    public long readExcept(String sql, RowCondition leftOut, Duration timeout, RowHandler handler)
            throws QueryFailed, InterruptedException {
        Deadline deadline = new Deadline(timeout);
        if (!connections.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new QueryFailed(
                    FailureReason.TIMEOUT,
                    "All connections to " + name + " were in use for " + timeout.toSeconds() + " s.");
        }
        try (Connection connection = pool.getConnection()) {
            vendor.prepare(connection, timeout);
            requireReader(connection);
            connection.setNetworkTimeout(
                    AT_ONCE, (int) timeout.plus(NETWORK_SLACK).toMillis());
            connection.setAutoCommit(false);
            long left = readExcept(connection, sql, new FilteredRead(vendor, leftOut), new Reading(deadline, handler));
            connection.rollback();
            return left;
        } catch (SQLException e) {
            throw QueryFailed.of(e);
        } finally {
            connections.release();
        }
    }

    /** Says in the log what will keep this data source from being read, if anything will. */
    void tryOut() {
        try {
            test();
            LOG.infof("data source %s: can be read", name);
        } catch (QueryFailed e) {
            LOG.warnf(
                    "data source %s: cannot be read now; its checks stand as error until it can: %s",
                    name, e.getMessage());
        }
    }

    private long readExcept(Connection connection, String sql, FilteredRead filtered, Reading reading)
            throws SQLException, QueryFailed, InterruptedException {
        Optional<FilteredRead.Plan> plan = filtered.plan(connection, sql);
        if (plan.isEmpty()) {
            connection.rollback();
        }
        String read = plan.map(FilteredRead.Plan::sql).orElse("SELECT * FROM (\n" + sql + "\n) q");
        long sent = read(connection, read, reading);
        return plan.map(FilteredRead.Plan::rows).orElse(sent) - sent;
    }

    private long read(Connection connection, String sql, Reading reading)
            throws SQLException, QueryFailed, InterruptedException {
        try (Statement statement =
                connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setEscapeProcessing(false);
            statement.setFetchSize(FETCHED_AT_ONCE);
            try (ResultSet rows = statement.executeQuery(sql)) {
                RowReader reader = RowReader.of(rows);
                long count = 0;
                boolean more = true;
                while (more && rows.next()) {
                    more = reading.handler().take(reader.row());
                    if (++count % FETCHED_AT_ONCE == 0) {
                        reading.deadline().check(name);
                    }
                }
                return count;
            }
        }
    }

    private record Reading(Deadline deadline, RowHandler handler) {}

    private void requireReader(Connection connection) throws SQLException, QueryFailed {
        if (System.nanoTime() - roleKnownUntilNanos < 0) {
            return;
        }
        Optional<String> canWrite = vendor.canWrite(connection);
        if (canWrite.isPresent() && rolePolicy == RolePolicy.REFUSE) {
            throw new QueryFailed(
                    FailureReason.REFUSED,
                    "Data source " + name + " must be read by a role that cannot write, and " + canWrite.get()
                            + ". Create one such as: " + vendor.readerExample());
        }
        canWrite.ifPresent(why -> LOG.warnf(
                "data source %s: its role can write (%s); checks are held to read-only transactions, which a role"
                        + " with SELECT only would make sure of",
                name, why));
        roleKnownUntilNanos = System.nanoTime() + ROLE_KNOWN_FOR.toNanos();
    }

    /** A server may fetch for ever without any single fetch taking too long. */
    private static final class Deadline {
        private final Duration timeout;
        private final long endNanos;

        Deadline(Duration timeout) {
            this.timeout = timeout;
            this.endNanos = System.nanoTime() + timeout.toNanos();
        }

        void check(String name) throws QueryFailed, InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException("reading " + name);
            }
            if (System.nanoTime() - endNanos > 0) {
                throw new QueryFailed(
                        FailureReason.TIMEOUT, "Not all rows could be read within " + timeout.toSeconds() + " s.");
            }
        }
    }
}
