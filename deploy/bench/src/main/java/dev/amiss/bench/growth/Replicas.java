package dev.amiss.bench.growth;

import dev.amiss.bench.harness.Bench;
import dev.amiss.bench.harness.Goal;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.harness.Question;
import dev.amiss.bench.intake.Reports;
import dev.amiss.bench.load.HttpLoad;
import dev.amiss.bench.load.RequestSource;
import dev.amiss.bench.subject.Json;
import dev.amiss.bench.subject.RunningAmiss;
import dev.amiss.bench.subject.Sql;
import dev.amiss.bench.subject.Waiting;
import dev.amiss.embedded.Databases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * So many replicas of each service at once: reports go to all of them, each report's issue has one action, and assertions
 * run all the while. How fast all of it is done, what each replica did of it, and what was done more or less than once.
 */
public final class Replicas implements Measure {
    private static final int CONNECTIONS = 64;
    private static final int NEW_ISSUES = 50_000;
    private static final int STORM = 50_000;
    private static final int STORM_NAMES = 20;
    private static final int ASSERTIONS = 300;
    private static final int EVERY_SECONDS = 5;

    private static final String ACTIONS_NOT_DONE_ONCE = """
            SELECT count(*) FROM (
                SELECT p.issue_id FROM issue_projection p LEFT JOIN action a ON a.issue_id = p.issue_id
                    LEFT JOIN action_attempt t ON t.action_id = a.id
                WHERE p.name LIKE 'replica %' GROUP BY p.issue_id
                HAVING count(DISTINCT a.id) <> 1 OR count(t.action_id) <> 1) o""";
    private static final String ACTIONS_DONE = """
            SELECT count(*) FROM action a JOIN issue_projection p USING (issue_id)
            WHERE p.name LIKE 'replica %' AND a.status = 'succeeded'""";

    /** Runs that began while the assertion ran, and assertions that ran more often than their schedule has had times. */
    private static final String WRONG_RUNS = """
            WITH run AS (
                SELECT assertion_id, started_at, lag(finished_at) OVER w AS ended_before FROM run_result
                WINDOW w AS (PARTITION BY assertion_id ORDER BY started_at)),
            often AS (
                SELECT r.assertion_id, a.created_at, count(*) AS times, max(r.started_at) AS latest
                FROM run_result r JOIN assertion a ON a.id = r.assertion_id GROUP BY r.assertion_id, a.created_at),
            wrong AS (
                SELECT assertion_id, format('assertion %%s began at %%s, the run before ended at %%s',
                    assertion_id, started_at, ended_before) AS what FROM run WHERE started_at < ended_before
                UNION ALL
                SELECT assertion_id, format('assertion %%s ran %%s times from %%s to %%s',
                    assertion_id, times, created_at, latest) FROM often
                WHERE times > 1 + ceil(extract(epoch FROM latest - created_at) / %d))
            """.formatted(EVERY_SECONDS);

    private final int replicas;
    private final Question reports;
    private final Question actions;
    private final Question wrong;

    /** @param replicas 1 to 3, of each service */
    public Replicas(int replicas) {
        this.replicas = replicas;
        this.reports = new Question(
                "%d of each service, reports of new and of known issues".formatted(replicas),
                "1/s",
                Goal.atLeast(1_000));
        this.actions = new Question(
                "%d of each service, actions done while reports come".formatted(replicas), "1/s", Goal.atLeast(500));
        this.wrong =
                new Question("%d of each service, what was not done once".formatted(replicas), "times", Goal.atMost(0));
    }

    @Override
    public String name() {
        return "replicas-" + replicas;
    }

    @Override
    public boolean byNameOnly() {
        return true;
    }

    @Override
    public List<Question> questions() {
        return List.of(reports, actions, wrong);
    }

    @Override
    public void run(Bench bench) throws Exception {
        String count = String.valueOf(replicas);
        try (RunningAmiss amiss = RunningAmiss.start(Map.of(
                "AMISS_ISSUE_REPLICAS", count,
                "AMISS_RESPONDER_REPLICAS", count,
                "AMISS_ASSERTION_REPLICAS", count))) {
            measure(bench, amiss);
        }
    }

    private void measure(Bench bench, RunningAmiss amiss) throws Exception {
        Json.post(amiss.responderUrl() + "/api/v1/responders", """
                {"watch_pattern": "replica .*", "actions": [{"target_function": "issue.actions.log", "delay_sec": 0,
                 "function_kwargs": {}}]}""");
        for (int i = 0; i < ASSERTIONS; i++) {
            Json.post(
                    amiss.assertionUrl() + "/api/v1/assertions", """
                    {"name": "replica answers %d", "every_sec": %d, "check": {"type": "http",
                     "url": "%s/q/health/live", "expect_status": 200}}""".formatted(i, EVERY_SECONDS, amiss.responderUrl()));
        }
        int fresh = bench.settings().size(NEW_ISSUES);
        int storm = bench.settings().size(STORM);
        all(amiss, bench.settings().size(NEW_ISSUES) / 5, Reports::fresh);
        AtomicLong number = new AtomicLong();
        long began = System.nanoTime();
        all(amiss, fresh + storm, () -> nextReport(number.getAndIncrement(), fresh, storm));
        double reported = (System.nanoTime() - began) / 1e9;
        int issues = fresh + STORM_NAMES;
        Waiting.until(
                issues + " actions being done",
                Duration.ofMinutes(5),
                Duration.ofMillis(200),
                () -> Sql.number(amiss, Databases.RESPONDER, ACTIONS_DONE) >= issues);
        double done = (System.nanoTime() - began) / 1e9;
        bench.answer(
                reports, (fresh + storm) / reported, Double.NaN, shares(amiss, "issue", "amiss_issue_reports_total"));
        bench.answer(actions, issues / done, Double.NaN, shares(amiss, "responder", "amiss_responder_attempts_total"));
        long missed = Math.abs(fresh + storm - occurrences(amiss)) + Math.abs(issues - issues(amiss));
        long actedWrong = Sql.number(amiss, Databases.RESPONDER, ACTIONS_NOT_DONE_ONCE);
        long ranTwice = Sql.number(amiss, Databases.ASSERTION, WRONG_RUNS + "SELECT count(*) FROM wrong");
        String example =
                Sql.text(amiss, Databases.ASSERTION, WRONG_RUNS + "SELECT coalesce(': ' || min(what), '') FROM wrong");
        bench.answer(
                wrong,
                missed + actedWrong + ranTwice,
                Double.NaN,
                "%d issues or counts, %d issues with other than one action and attempt, %d runs too many%s; runs: %s"
                        .formatted(
                                missed,
                                actedWrong,
                                ranTwice,
                                example,
                                shares(amiss, "assertion", "amiss_assertion_runs_seconds_count")));
    }

    /** New names and, in between, some names again and again. */
    private static byte[] nextReport(long number, int fresh, int storm) {
        long cycle = number * fresh / (fresh + storm);
        boolean isFresh = (number + 1) * fresh / (fresh + storm) > cycle;
        String name = isFresh ? "replica new " + number : "replica known " + (number - cycle) % STORM_NAMES;
        return Reports.report(name);
    }

    /** So many reports in all, to all replicas at once. */
    private void all(RunningAmiss amiss, int count, Supplier<byte[]> bodies) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(replicas);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int replica = 1; replica <= replicas; replica++) {
                String url = amiss.issueUrl(replica);
                int share = count / replicas + (replica <= count % replicas ? 1 : 0);
                running.add(clients.submit(() -> {
                    try (HttpLoad load = new HttpLoad()) {
                        return load.exactly(
                                CONNECTIONS / replicas,
                                share,
                                RequestSource.post(url, "/api/v1/issues", "application/json", bodies));
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static long issues(RunningAmiss amiss) {
        return Sql.number(amiss, Databases.ISSUE, "SELECT count(*) FROM issue WHERE name LIKE 'replica %'");
    }

    private static long occurrences(RunningAmiss amiss) {
        return Sql.number(amiss, Databases.ISSUE, """
                SELECT sum(occurrences) FROM issue_activity a JOIN issue i ON i.id = a.issue_id
                WHERE i.name LIKE 'replica %'""");
    }

    /** What each replica counted of that metric. */
    private String shares(RunningAmiss amiss, String service, String metric) {
        List<String> shares = new ArrayList<>();
        for (int replica = 1; replica <= replicas; replica++) {
            double sum = Json.text(amiss.url(service, replica) + "/q/metrics")
                    .lines()
                    .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
            shares.add(String.format(Locale.ROOT, "%,.0f", sum));
        }
        return service + "-1 to -" + replicas + ": " + String.join(", ", shares);
    }
}
