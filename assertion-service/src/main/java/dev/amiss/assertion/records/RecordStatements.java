package dev.amiss.assertion.records;

/** How a run's records, in a table of their own, become an assertion's failing ones. */
final class RecordStatements {
    /**
     * Two tables that belong to the connection and are empty after each transaction. Plans are made for many records:
     * nested loops, good for the few that statistics may promise, would take hours for the million that came.
     */
    static final String PREPARE = """
            CREATE TEMPORARY TABLE IF NOT EXISTS run_record (
                record_id text NOT NULL, failing boolean NOT NULL, details text, labels text) ON COMMIT DELETE ROWS;
            CREATE TEMPORARY TABLE IF NOT EXISTS run_change (
                seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, record_id text NOT NULL, failing boolean NOT NULL,
                details text, labels text, flaps integer) ON COMMIT DELETE ROWS;
            SET LOCAL enable_nestloop = off""";

    static final String COPY = "COPY run_record (record_id, failing, details, labels) FROM STDIN";

    private static final String NOT_IN_RUN = "NOT EXISTS (SELECT FROM run_record r WHERE r.record_id = s.record_id)";
    private static final String FAILING_IN_RUN =
            "EXISTS (SELECT FROM run_record r WHERE r.record_id = s.record_id AND r.failing)";

    /** Those that fail, and those that failed before and cannot be judged now. */
    static final String COUNT_FAILING = """
            SELECT count(DISTINCT r.record_id) FROM run_record r WHERE r.failing OR EXISTS (
                SELECT FROM failing_record s WHERE s.assertion_id = :id AND s.record_id = r.record_id)""";

    /** Neither failing nor erring: it passes, or is gone. */
    static final String REMOVE_RECOVERED = """
            WITH gone AS (
                DELETE FROM failing_record s
                WHERE assertion_id = :id AND (NOT reported OR passes + 1 >= :recoverAfter) AND %s
                RETURNING record_id, reported)
            INSERT INTO run_change (record_id, failing) SELECT record_id, false FROM gone WHERE reported""".formatted(NOT_IN_RUN);

    static final String COUNT_PASSES =
            "UPDATE failing_record s SET passes = passes + 1 WHERE assertion_id = :id AND " + NOT_IN_RUN;

    static final String FORGET_PASSES =
            "UPDATE failing_record s SET passes = 0 WHERE assertion_id = :id AND passes > 0 AND " + FAILING_IN_RUN;

    static final String COUNT_FAILS = """
            WITH hit AS (
                UPDATE failing_record s SET fails = least(fails + 1, 1000000),
                    reported = :mayReport AND fails + 1 >= :failAfter
                WHERE assertion_id = :id AND NOT reported AND (:mayReport OR fails < :failAfter) AND %s
                RETURNING record_id, reported)
            INSERT INTO run_change (record_id, failing, details, labels)
            SELECT DISTINCT ON (r.record_id) r.record_id, true, r.details, r.labels
            FROM run_record r JOIN hit USING (record_id) WHERE r.failing AND hit.reported""".formatted(FAILING_IN_RUN);

    static final String ADD_FAILING = """
            WITH fresh AS (
                INSERT INTO failing_record (assertion_id, record_id, record_type, reported, since)
                SELECT :id, r.record_id, :type, :mayReport AND :failAfter <= 1, CAST(:at AS timestamptz)
                FROM (SELECT DISTINCT record_id FROM run_record WHERE failing) r
                WHERE NOT EXISTS (
                    SELECT FROM failing_record s WHERE s.assertion_id = :id AND s.record_id = r.record_id)
                ON CONFLICT DO NOTHING
                RETURNING record_id, reported)
            INSERT INTO run_change (record_id, failing, details, labels)
            SELECT DISTINCT ON (r.record_id) r.record_id, true, r.details, r.labels
            FROM run_record r JOIN fresh USING (record_id) WHERE r.failing AND fresh.reported""";

    /** There are few enough again: none is an issue any more. */
    static final String TAKE_BACK = """
            WITH tolerated AS (
                UPDATE failing_record s SET reported = false
                WHERE assertion_id = :id AND reported AND EXISTS (
                    SELECT FROM run_record r WHERE r.record_id = s.record_id)
                RETURNING record_id)
            INSERT INTO run_change (record_id, failing) SELECT record_id, false FROM tolerated""";

    static final String KEEP_DETAILS = """
            UPDATE failing_record s SET details = r.details
            FROM (SELECT DISTINCT ON (record_id) record_id, details FROM run_record WHERE failing
                ORDER BY record_id, details) r
            WHERE s.assertion_id = :id AND s.record_id = r.record_id AND s.details IS DISTINCT FROM r.details""";

    static final String COUNT = """
            SELECT count(*) FILTER (WHERE reported OR fails >= :failAfter) AS failing,
                count(*) FILTER (WHERE reported) AS reported, count(*) FILTER (WHERE NOT reported) AS unreported,
                count(*) FILTER (WHERE NOT reported AND fails < :failAfter OR passes > 0) AS unsure,
                (SELECT count(*) FROM restless_record WHERE assertion_id = :id AND flapping) AS flapping
            FROM failing_record WHERE assertion_id = :id""";

    static final String SAMPLES = """
            SELECT record_id, details FROM failing_record WHERE assertion_id = :id ORDER BY seq LIMIT :most""";

    private RecordStatements() {}
}
