package dev.amiss.bench.responding;

import dev.amiss.bench.subject.Json;
import dev.amiss.bench.subject.RunningAmiss;
import dev.amiss.bench.subject.Sql;
import dev.amiss.bench.subject.Waiting;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Actions that wait, of one responder and many issues; the first is scheduled by Amiss itself, the others are its copies. */
final class PendingActions {
    /** Whether any of the copies is due and not done. */
    static final String ANY_DUE = """
            SELECT EXISTS (SELECT FROM action WHERE status = 'pending' AND run_at <= clock_timestamp())
                OR EXISTS (SELECT FROM action WHERE status = 'running')""";

    private static final String COPY_ISSUES = """
            INSERT INTO issue_projection (issue_id, epoch, version, kafka_partition, status, name, issue, applied_at)
            SELECT 1000000000 + n, epoch, version, kafka_partition, status, name,
                jsonb_set(issue, '{id}', to_jsonb(1000000000 + n)), applied_at
            FROM issue_projection, generate_series(1, %d) n WHERE issue_id = %d
            ON CONFLICT DO NOTHING""";

    private static final String COPY_ACTIONS = """
            INSERT INTO action (issue_id, opening, responder_action_id, round, responder_id, target_function, destination,
                status, due_at, run_at, created_at)
            SELECT 1000000001 + n %% %2$d, 1, responder_action_id, %3$d + n, responder_id, target_function, destination,
                'pending', now() + interval '30 days', now() + interval '30 days', now()
            FROM action, generate_series(1, %1$d) n WHERE id = %4$d""";

    private static int nextRound = 1_000;

    private final RunningAmiss amiss;
    private long original;
    private int issues;

    PendingActions(RunningAmiss amiss) {
        this.amiss = amiss;
    }

    /** Prepares as many issues, so that each has at most a few actions. */
    void create(int count) throws TimeoutException {
        String word = Responders.freshWord();
        Responders.create(amiss, word, 30 * 86_400);
        long before = Responders.lastAction(amiss);
        Json.post(amiss.issueUrl() + "/api/v1/issues", "{\"name\": \"" + word + "-first\"}");
        Waiting.until(
                "an action",
                Duration.ofSeconds(20),
                Duration.ofMillis(50),
                () -> Responders.lastAction(amiss) > before);
        original = Responders.lastAction(amiss);
        issues = count;
        long issue = Sql.number(amiss, Responders.DATABASE, "SELECT issue_id FROM action WHERE id = " + original);
        Sql.execute(amiss, Responders.DATABASE, COPY_ISSUES.formatted(count, issue));
    }

    /** So many more that wait for a month. */
    void add(int count) {
        Sql.execute(
                amiss,
                Responders.DATABASE,
                COPY_ACTIONS.formatted(count, issues, nextRound, original),
                "ANALYZE action");
        nextRound += count;
    }

    /** So many more, due now. */
    void makeDue(int count) {
        add(count);
        Sql.execute(amiss, Responders.DATABASE, "CHECKPOINT", """
                UPDATE action SET due_at = now(), run_at = now() WHERE id IN (
                    SELECT id FROM action WHERE status = 'pending' AND id > %d ORDER BY id DESC LIMIT %d)""".formatted(original, count));
    }

    /** So many more, due at so many a second from in five seconds on. */
    void makeDueEvenly(int count, int perSecond) {
        add(count);
        Sql.execute(amiss, Responders.DATABASE, """
                UPDATE action a SET due_at = at, run_at = at FROM (
                    SELECT id, now() + interval '5 s' + make_interval(secs => row_number() OVER () / %d.0) AS at FROM (
                        SELECT id FROM action WHERE status = 'pending' AND id > %d ORDER BY id DESC LIMIT %d) l) n
                WHERE a.id = n.id""".formatted(perSecond, original, count));
    }

    long original() {
        return original;
    }
}
