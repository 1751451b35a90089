package dev.amiss.assertion.records;

import dev.amiss.assertion.records.RecordFindings.Patience;
import dev.amiss.assertion.report.Reporter;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.postgresql.PGConnection;

/**
 * The records that fail now. A run's records are loaded beside it and compared as sets: two anti-joins, whatever their
 * number. Whoever changes an assertion's set holds its duty.
 */
@Singleton
public class RecordSet {
    /**
     * Two tables that belong to the connection and are empty after each transaction. Plans are made for many records:
     * nested loops, good for the few that statistics may promise, would take hours for the million that came.
     */
    private static final String PREPARE = """
            CREATE TEMPORARY TABLE IF NOT EXISTS run_record (
                record_id text NOT NULL, failing boolean NOT NULL, details text, labels text) ON COMMIT DELETE ROWS;
            CREATE TEMPORARY TABLE IF NOT EXISTS run_change (
                seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, record_id text NOT NULL, failing boolean NOT NULL,
                details text, labels text) ON COMMIT DELETE ROWS;
            SET LOCAL enable_nestloop = off""";

    private static final String NOT_IN_RUN = "NOT EXISTS (SELECT FROM run_record r WHERE r.record_id = s.record_id)";
    private static final String FAILING_IN_RUN =
            "EXISTS (SELECT FROM run_record r WHERE r.record_id = s.record_id AND r.failing)";

    /** Neither failing nor erring: it passes, or is gone. */
    private static final String REMOVE_RECOVERED = """
            WITH gone AS (
                DELETE FROM failing_record s
                WHERE assertion_id = :id AND (NOT reported OR passes + 1 >= :recoverAfter) AND %s
                RETURNING record_id, reported)
            INSERT INTO run_change (record_id, failing) SELECT record_id, false FROM gone WHERE reported""".formatted(NOT_IN_RUN);

    private static final String COUNT_PASSES =
            "UPDATE failing_record s SET passes = passes + 1 WHERE assertion_id = :id AND " + NOT_IN_RUN;
    private static final String FORGET_PASSES =
            "UPDATE failing_record s SET passes = 0 WHERE assertion_id = :id AND passes > 0 AND " + FAILING_IN_RUN;

    private static final String COUNT_FAILS = """
            WITH hit AS (
                UPDATE failing_record s SET fails = fails + 1, reported = fails + 1 >= :failAfter
                WHERE assertion_id = :id AND NOT reported AND %s
                RETURNING record_id, reported)
            INSERT INTO run_change (record_id, failing, details, labels)
            SELECT DISTINCT ON (r.record_id) r.record_id, true, r.details, r.labels
            FROM run_record r JOIN hit USING (record_id) WHERE r.failing AND hit.reported""".formatted(FAILING_IN_RUN);

    private static final String ADD_FAILING = """
            WITH fresh AS (
                INSERT INTO failing_record (assertion_id, record_id, record_type, reported)
                SELECT :id, r.record_id, :type, :failAfter <= 1
                FROM (SELECT DISTINCT record_id FROM run_record WHERE failing) r
                WHERE NOT EXISTS (
                    SELECT FROM failing_record s WHERE s.assertion_id = :id AND s.record_id = r.record_id)
                ON CONFLICT DO NOTHING
                RETURNING record_id, reported)
            INSERT INTO run_change (record_id, failing, details, labels)
            SELECT DISTINCT ON (r.record_id) r.record_id, true, r.details, r.labels
            FROM run_record r JOIN fresh USING (record_id) WHERE r.failing AND fresh.reported""";

    /** The assertion whose set it is, and what its records are. */
    public record Owner(long assertionId, String recordType) {}

    /**
     * What a run changed.
     *
     * @param failing how many records fail now
     */
    record Change(Handle handle, Owner owner, long failing, long appeared, long recovered) {
        /** Reports the changes, a bounded number of them in memory. */
        void publish(Reporter reporter) {
            new ChangeReports(handle, reporter, owner.recordType()).append();
        }
    }

    /** What a complete run found, to be compared with the run before when it is settled. */
    public RecordFindings findings(Owner owner, RecordTally tally, RecordSpool spool) {
        return new SpooledFindings(this, owner, tally, spool);
    }

    /** Makes a complete run's records the failing ones. */
    Change replace(Handle handle, Owner owner, RecordSpool spool, Patience patience) {
        handle.createScript(PREPARE).execute();
        load(handle, spool);
        apply(handle, REMOVE_RECOVERED, owner, patience);
        if (patience.recoverAfter() > 1) {
            apply(handle, COUNT_PASSES, owner, patience);
            apply(handle, FORGET_PASSES, owner, patience);
        }
        if (patience.failAfter() > 1) {
            apply(handle, COUNT_FAILS, owner, patience);
        }
        apply(handle, ADD_FAILING, owner, patience);
        return new Change(
                handle,
                owner,
                count(
                        handle,
                        "SELECT count(*) FROM failing_record WHERE reported AND assertion_id = " + owner.assertionId()),
                count(handle, "SELECT count(*) FROM run_change WHERE failing"),
                count(handle, "SELECT count(*) FROM run_change WHERE NOT failing"));
    }

    private static void load(Handle handle, RecordSpool spool) {
        if (spool.isEmpty()) {
            return;
        }
        try (InputStream lines = spool.lines()) {
            handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY run_record (record_id, failing, details, labels) FROM STDIN", lines);
            handle.execute("ANALYZE run_record");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("the records of the run cannot be loaded", e);
        }
    }

    private static void apply(Handle handle, String sql, Owner owner, Patience patience) {
        try (Update update = handle.createUpdate(sql)) {
            update.bind("id", owner.assertionId());
            if (sql.contains(":type")) {
                update.bind("type", owner.recordType());
            }
            if (sql.contains(":recoverAfter")) {
                update.bind("recoverAfter", patience.recoverAfter());
            }
            if (sql.contains(":failAfter")) {
                update.bind("failAfter", patience.failAfter());
            }
            update.execute();
        }
    }

    private static long count(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }
}
