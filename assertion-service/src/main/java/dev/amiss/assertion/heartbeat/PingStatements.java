package dev.amiss.assertion.heartbeat;

/**
 * What keeps a sign of life: one statement each, which locks the heartbeat first, so that signs of one program are kept
 * one after the other. Each answers the assertion's id and whether its state may change by it.
 */
final class PingStatements {
    /** Of each program so many of the last signs are kept. */
    static final int KEPT = 100;

    private static final int MOST_OPEN_RUNS = 100;

    private static final String MINE =
            "WITH mine AS (SELECT assertion_id FROM heartbeat WHERE ping_key = :key FOR UPDATE),\n";

    private static final String LISTED = """
            listed AS (
                INSERT INTO ping AS p (assertion_id, slot, number, at, kind, exit_code, rid, run_ms, method, user_agent,
                    event, body)
                SELECT assertion_id, (received %% %d)::integer, received, :now::timestamptz, CAST(:kind AS text), :code::integer, CAST(:rid AS text), run_ms,
                    CAST(:method AS text), CAST(:agent AS text), CAST(:event AS jsonb), CAST(:body AS text) FROM kept
                ON CONFLICT (assertion_id, slot) DO UPDATE SET number = excluded.number, at = excluded.at,
                    kind = excluded.kind, exit_code = excluded.exit_code, rid = excluded.rid, run_ms = excluded.run_ms,
                    method = excluded.method, user_agent = excluded.user_agent, event = excluded.event,
                    body = excluded.body)
            """.formatted(KEPT);

    /** A run ends well or not; one that ends well says as well that nobody waits for those that started before it. */
    static final String END = MINE + """
            ended AS (
                DELETE FROM heartbeat_run r USING mine
                WHERE r.assertion_id = mine.assertion_id AND r.rid = coalesce(:rid, '') RETURNING r.started_at),
            calmed AS (
                UPDATE heartbeat_run r SET watched = false FROM mine
                WHERE r.assertion_id = mine.assertion_id AND r.watched AND :success AND r.rid <> coalesce(:rid, '')
                    AND r.started_at <= coalesce((SELECT started_at FROM ended), :now::timestamptz)),
            kept AS (
                UPDATE heartbeat h SET pings = pings + 1, received = received + 1, last_ping_at = :now,
                    success = :success, exit_code = :code, body = :body,
                    run_ms = extract(epoch FROM :now::timestamptz - (SELECT started_at FROM ended)) * 1000
                FROM mine WHERE h.assertion_id = mine.assertion_id RETURNING h.assertion_id, h.received, h.run_ms),
            """ + LISTED + """
            SELECT assertion_id, EXISTS (
                SELECT FROM duty d WHERE d.assertion_id = kept.assertion_id
                    AND (NOT :success OR d.standing <> 'passing' OR d.lease_until IS NOT NULL)) AS look FROM kept""";

    /** Where runs may not take for ever, the start says when to look again. */
    static final String START = MINE + """
            started AS (
                INSERT INTO heartbeat_run AS r (assertion_id, rid, started_at)
                SELECT assertion_id, coalesce(:rid, ''), :now::timestamptz FROM mine
                ON CONFLICT (assertion_id, rid) DO UPDATE SET started_at = excluded.started_at, watched = true),
            forgotten AS (
                DELETE FROM heartbeat_run r USING mine
                WHERE r.assertion_id = mine.assertion_id AND r.rid <> coalesce(:rid, '') AND r.rid IN (
                    SELECT o.rid FROM heartbeat_run o WHERE o.assertion_id = mine.assertion_id
                    ORDER BY o.started_at DESC OFFSET %d)),
            kept AS (
                UPDATE heartbeat h SET received = received + 1
                FROM mine WHERE h.assertion_id = mine.assertion_id
                RETURNING h.assertion_id, h.received, NULL::bigint AS run_ms),
            """.formatted(MOST_OPEN_RUNS - 1) + LISTED + """
            SELECT kept.assertion_id, jsonb_exists(a.check_config, 'max_run_sec')
                OR coalesce((a.check_config ->> 'grace_sec')::bigint, 0) > 0 AS look
            FROM kept JOIN assertion a ON a.id = kept.assertion_id""";

    static final String LOG = MINE + """
            kept AS (
                UPDATE heartbeat h SET received = received + 1, log = :body
                FROM mine WHERE h.assertion_id = mine.assertion_id
                RETURNING h.assertion_id, h.received, NULL::bigint AS run_ms),
            """ + LISTED + "SELECT assertion_id, false AS look FROM kept";

    static final String NOTE = MINE + """
            kept AS (
                UPDATE heartbeat h SET received = received + 1
                FROM mine WHERE h.assertion_id = mine.assertion_id
                RETURNING h.assertion_id, h.received, NULL::bigint AS run_ms),
            """ + LISTED + "SELECT assertion_id, false AS look FROM kept";

    private PingStatements() {}
}
