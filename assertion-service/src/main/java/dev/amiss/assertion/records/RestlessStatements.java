package dev.amiss.assertion.records;

/** How the changes of a run's records are counted, and what of them is told while a record flaps. */
final class RestlessStatements {
    private static final String RECENT = """
            ARRAY(SELECT at FROM unnest(%s) AS at WHERE at > CAST(:since AS timestamptz) ORDER BY at DESC LIMIT :changes)""";

    /** How many changes there are, no more than needed, and whether any record is remembered. */
    static final String LOOK = """
            SELECT (SELECT count(*) FROM (SELECT FROM run_change LIMIT :most) c) AS changes,
                EXISTS (SELECT FROM restless_record WHERE assertion_id = :id) AS remembered""";

    /** A record that was reported again without that it recovered between did not change. */
    static final String REMEMBER = """
            INSERT INTO restless_record AS r (assertion_id, record_id, record_type, failing, changes, labels)
            SELECT :id, c.record_id, :type, c.failing, ARRAY[CAST(:at AS timestamptz)], c.labels FROM run_change c
            WHERE (SELECT count(*) FROM restless_record WHERE assertion_id = :id) < :room
                OR EXISTS (SELECT FROM restless_record k WHERE k.assertion_id = :id AND k.record_id = c.record_id)
            ON CONFLICT (assertion_id, record_id) DO UPDATE SET failing = excluded.failing,
                labels = coalesce(excluded.labels, r.labels), changes = %s
            WHERE r.failing <> excluded.failing""".formatted(RECENT.formatted("r.changes || excluded.changes"));

    static final String FORGET_CHANGES = """
            UPDATE restless_record SET changes = %s
            WHERE assertion_id = :id AND changes[cardinality(changes)] <= CAST(:since AS timestamptz)""".formatted(RECENT.formatted("changes"));

    static final String FORGET_RECORDS =
            "DELETE FROM restless_record WHERE assertion_id = :id AND NOT flapping AND cardinality(changes) = 0";

    /** What has calmed down is told how it stands, in place of what the run alone would tell. */
    static final String CALM = """
            WITH calm AS (
                UPDATE restless_record SET flapping = false
                WHERE assertion_id = :id AND flapping AND cardinality(changes) <= :calm RETURNING record_id),
            replaced AS (DELETE FROM run_change c USING calm WHERE c.record_id = calm.record_id)
            INSERT INTO run_change (record_id, failing, details, labels)
            SELECT calm.record_id, s.record_id IS NOT NULL, s.details, r.labels
            FROM calm
            LEFT JOIN failing_record s ON s.assertion_id = :id AND s.record_id = calm.record_id AND s.reported
            LEFT JOIN (SELECT DISTINCT ON (record_id) record_id, labels FROM run_record WHERE failing) r
                ON r.record_id = s.record_id""";

    /** The issue of what flaps stays open. */
    static final String KEEP_OPEN = """
            DELETE FROM run_change c USING restless_record r
            WHERE r.assertion_id = :id AND r.flapping AND r.record_id = c.record_id AND NOT c.failing""";

    static final String BEGIN = """
            UPDATE restless_record r SET flapping = true
            FROM run_change c WHERE r.assertion_id = :id AND c.record_id = r.record_id AND NOT r.flapping
                AND cardinality(r.changes) >= :changes""";

    /** What begins to flap is told as failing, whatever the run found, so that its issue is open and marked. */
    static final String MARK = """
            UPDATE run_change c SET failing = true, flaps = cardinality(r.changes), labels = coalesce(c.labels, r.labels)
            FROM restless_record r WHERE r.assertion_id = :id AND r.flapping AND r.record_id = c.record_id""";

    private RestlessStatements() {}
}
