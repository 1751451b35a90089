package dev.amiss.bench.growth;

import dev.amiss.bench.harness.Bench;
import dev.amiss.bench.harness.Goal;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.harness.Question;
import dev.amiss.bench.harness.Rounds;
import dev.amiss.bench.intake.Reports;
import dev.amiss.bench.load.LoadResult;
import dev.amiss.bench.load.RequestSource;
import dev.amiss.bench.subject.RunningAmiss;
import dev.amiss.bench.subject.Sql;
import dev.amiss.embedded.Databases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** A million issues that were resolved too long ago are deleted while reports come as fast as they are taken. */
public final class Retention implements Measure {
    private static final int OLD = 1_000_000;
    private static final int CONNECTIONS = 64;
    private static final int LIMIT_MINUTES = 20;

    private static final Question CLEARED =
            new Question("retention, resolved issues deleted during intake", "1/s", Goal.atLeast(5_000));
    private static final Question INTAKE =
            new Question("retention, intake while old issues are deleted / without", "1/s", Goal.ratioAtLeast(0.8));
    private static final Question TAIL =
            new Question("retention, slowest p99 of intake while old issues are deleted", "ms", Goal.atMost(500));

    private static final String ISSUES = """
            INSERT INTO issue (id, key, name, status, severity, labels, first_details, source, opening, opened_at,
                opening_at, resolved_at, updated_at, version, truncated, adjusted)
            SELECT i, sha256(('old ' || i)::bytea), 'old component ' || i || ' was down', 'resolved', 'error',
                jsonb_build_object('team', 'team-' || i %% 500), '{"tried": 3}', 'source-' || i %% 200, 1, at, at, at, at, 2,
                '[]', '[]'
            FROM (SELECT nextval('issue_id') AS i, now() - interval '400 days' AS at FROM generate_series(1, %d)) s""";
    private static final String ACTIVITY = """
            INSERT INTO issue_activity (issue_id, occurrences, last_seen_at, last_seen_minute, details)
            SELECT id, 1, opened_at, date_trunc('minute', opened_at), '{"tried": 3}' FROM issue WHERE name LIKE 'old %'""";
    private static final String HOURS = """
            INSERT INTO occurrence_hour (issue_id, hour, count)
            SELECT id, date_trunc('hour', opened_at), 1 FROM issue WHERE name LIKE 'old %'""";
    private static final String HISTORY = """
            INSERT INTO history (issue_id, at, kind, actor, summary, data)
            SELECT id, now(), kind, 'bench', kind, '{}' FROM issue, unnest(ARRAY['opened', 'resolved']) kind
            WHERE name LIKE 'old %'""";
    private static final String ANY_OLD =
            "SELECT EXISTS (SELECT FROM issue WHERE status = 'resolved' AND resolved_at < now() - interval '366 days')";

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public boolean byNameOnly() {
        return true;
    }

    @Override
    public List<Question> questions() {
        return List.of(CLEARED, INTAKE, TAIL);
    }

    @Override
    public void run(Bench bench) throws Exception {
        int old = bench.settings().size(OLD);
        try (RunningAmiss amiss = RunningAmiss.start(Map.of("AMISS_FORGET_EVERY", "10s"))) {
            RequestSource reports =
                    RequestSource.post(amiss.issueUrl(), "/api/v1/issues", "application/json", Reports::fresh);
            bench.http().closed(CONNECTIONS, bench.settings().warmUpSeconds(), reports);
            List<LoadResult> without = rounds(bench, reports);
            Sql.execute(
                    amiss,
                    Databases.ISSUE,
                    "BEGIN",
                    ISSUES.formatted(old),
                    "ANALYZE issue",
                    ACTIVITY,
                    HOURS,
                    HISTORY,
                    "COMMIT",
                    "ANALYZE issue, issue_activity, occurrence_hour, history",
                    "CHECKPOINT");
            List<LoadResult> meanwhile = new ArrayList<>();
            long began = System.nanoTime();
            while (Sql.text(amiss, Databases.ISSUE, ANY_OLD).equals("t")) {
                meanwhile.add(bench.http().closed(CONNECTIONS, bench.settings().seconds(), reports));
                if (System.nanoTime() - began > LIMIT_MINUTES * 60e9) {
                    throw new TimeoutException("old issues were left after " + LIMIT_MINUTES + " minutes");
                }
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            without.addAll(rounds(bench, reports));
            bench.answer(CLEARED, old / seconds, Double.NaN, "%,d in %.0f s".formatted(old, seconds));
            bench.answer(INTAKE, rate(meanwhile), rate(without), "%d rounds".formatted(meanwhile.size()));
            bench.answer(
                    TAIL,
                    meanwhile.stream()
                            .mapToDouble(round -> round.millis(99))
                            .max()
                            .orElse(Double.NaN),
                    Double.NaN,
                    "median %.0f ms; without %.0f ms".formatted(tail(meanwhile), tail(without)));
        }
    }

    private static List<LoadResult> rounds(Bench bench, RequestSource reports) throws Exception {
        List<LoadResult> results = new ArrayList<>();
        for (int round = 0; round < bench.settings().rounds(); round++) {
            results.add(bench.http().closed(CONNECTIONS, bench.settings().seconds(), reports));
        }
        return results;
    }

    private static double rate(List<LoadResult> results) {
        return Rounds.median(results, LoadResult::rate);
    }

    private static double tail(List<LoadResult> results) {
        return Rounds.median(results, result -> result.millis(99));
    }
}
