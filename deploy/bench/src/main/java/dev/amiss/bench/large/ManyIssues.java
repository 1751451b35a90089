package dev.amiss.bench.large;

import dev.amiss.bench.subject.RunningAmiss;
import dev.amiss.bench.subject.Sql;
import dev.amiss.bench.subject.Waiting;
import dev.amiss.embedded.Databases;
import dev.amiss.model.Topics;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Fills issue-service's tables as a busy year would, without going through it. */
final class ManyIssues {
    static final String DATABASE = Databases.ISSUE;

    /** Names of 2,000 components; severities, teams, sources and records as they mix. */
    private static final String ISSUES = """
            INSERT INTO issue (id, key, name, status, severity, labels, first_details, source, record_type, record_id,
                opening, opened_at, opening_at, acknowledged_at, resolved_at, updated_at, version, truncated, adjusted)
            SELECT i, sha256(('%1$s' || i)::bytea), (ARRAY['payments','orders','login','search','mail'])[1 + i %% 5]
                    || ' component ' || (i / 50) || ' node ' || i %% 50 || ' is down',
                (ARRAY['open','open','open','acknowledged','wont_fix'])[1 + (i / 7) %% 5],
                (ARRAY['info','warning','error','critical'])[1 + i %% 4],
                jsonb_build_object('team', 'team-' || i %% 500, 'zone', 'z' || i %% 3), '{"tried": 3}',
                'source-' || i %% 200, CASE WHEN i %% 4 = 0 THEN 'account' END,
                CASE WHEN i %% 4 = 0 THEN (i %% 100000)::text END, 1, at, at,
                CASE WHEN (i / 7) %% 5 = 3 THEN at END, NULL, at, 1, '[]', '[]'
            FROM (SELECT nextval('issue_id') AS i, now() - make_interval(secs => %2$d - n) AS at
                FROM generate_series(1, %2$d) n) s""";

    /**
     * Somebody may have counted the rows while none was committed: by that count the check of foreign keys reads an index from
     * end to end for each row of what follows.
     */
    private static final String ANALYZE = "ANALYZE issue";

    private static final String ACTIVITY = """
            INSERT INTO issue_activity (issue_id, occurrences, last_seen_at, last_seen_minute, details)
            SELECT id, 1, opened_at, date_trunc('minute', opened_at), '{"tried": 3}' FROM issue
            ON CONFLICT DO NOTHING""";

    private static final String ARE_THERE = """
            SELECT count(*) FILTER (WHERE name LIKE '%% component %% node %% is down') = %1$d AND count(*) <= %1$d * 1.1 FROM issue""";

    /** What earlier measures reported may still be on its way; it would be new when lists are asked for. */
    private static final String IS_QUIET = """
            SELECT coalesce(max(updated_at) < clock_timestamp() - interval '3 s', true)
                AND NOT EXISTS (SELECT FROM bookmark WHERE topic = '%s'
                    AND coalesce(caught_up_at < clock_timestamp() - interval '3 s', true))
            FROM issue""".formatted(Topics.FAILURES);

    private ManyIssues() {}

    /** Sees to it that there are so many of these issues, and at most a tenth as many others; fills anew if not. */
    static void provide(RunningAmiss amiss, int count) throws TimeoutException {
        if (Sql.text(amiss, DATABASE, ARE_THERE.formatted(count)).equals("f")) {
            replace(amiss, count);
        }
    }

    private static void replace(RunningAmiss amiss, int count) throws TimeoutException {
        Waiting.until(
                "the issues of earlier measures",
                Duration.ofMinutes(2),
                Duration.ofSeconds(1),
                () -> Sql.text(amiss, DATABASE, IS_QUIET).equals("t"));
        Sql.execute(
                amiss,
                DATABASE,
                "TRUNCATE issue, issue_activity, occurrence_hour, history, outbox CASCADE",
                ISSUES.formatted("bench ", count),
                ANALYZE,
                ACTIVITY,
                "VACUUM ANALYZE issue",
                "VACUUM ANALYZE issue_activity",
                "CHECKPOINT");
    }
}
