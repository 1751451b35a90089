package dev.amiss.bench.responding;

import dev.amiss.bench.harness.Bench;
import dev.amiss.bench.harness.Goal;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.harness.Question;
import dev.amiss.bench.intake.Reports;
import dev.amiss.bench.load.RequestSource;
import dev.amiss.bench.subject.RunningAmiss;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * From the moment at which a report was to be sent to the moment at which a reader of the responder's database sees its
 * action, at 1,000 reports a second.
 */
public final class ReportToAction implements Measure {
    private static final int PER_SECOND = 1_000;
    private static final Question MIDDLE =
            new Question("report to scheduled action at 1,000/s, p50", "ms", Goal.atMost(50));
    private static final Question TAIL =
            new Question("report to scheduled action at 1,000/s, p99", "ms", Goal.atMost(250));
    private static final String NEW_ACTIONS = "SELECT id FROM action WHERE id > ? ORDER BY id";
    private static final String SENT = """
            SELECT a.id, (p.issue -> 'details' ->> 'sent')::bigint FROM action a
            JOIN issue_projection p USING (issue_id) WHERE a.id > ?""";

    /** Transactions end in another order than their ids were drawn: so far back is looked again. */
    private static final int LOOK_BACK = 300;

    @Override
    public String name() {
        return "report-to-action";
    }

    @Override
    public List<Question> questions() {
        return List.of(MIDDLE, TAIL);
    }

    @Override
    public void run(Bench bench) throws Exception {
        RunningAmiss amiss = bench.amiss();
        String word = Responders.freshWord();
        Responders.create(amiss, word, 86_400);
        double seconds = bench.settings().quick() ? 5 : 20;
        RequestSource fresh =
                RequestSource.post(amiss.issueUrl(), "/api/v1/issues", "application/json", Reports::fresh);
        bench.warmUp("intake", warmUp -> bench.http().closed(64, warmUp, fresh));
        once(bench, amiss, word, bench.settings().quick() ? 2 : 30);
        Histogram lags = once(bench, amiss, word, seconds);
        bench.answer(MIDDLE, lags.getValueAtPercentile(50), Double.NaN, null);
        bench.answer(TAIL, lags.getValueAtPercentile(99), Double.NaN, "most %d ms".formatted(lags.getMaxValue()));
    }

    private static Histogram once(Bench bench, RunningAmiss amiss, String word, double seconds) throws Exception {
        AtomicLong number = new AtomicLong(System.nanoTime());
        RequestSource reports = RequestSource.postAt(
                amiss.issueUrl(),
                "/api/v1/issues",
                "application/json",
                planned -> "{\"name\":\"%s-%d\",\"details\":{\"sent\":%d}}"
                        .formatted(word, number.incrementAndGet(), planned)
                        .getBytes(StandardCharsets.UTF_8));
        ExecutorService watching = Executors.newSingleThreadExecutor();
        try {
            long expected = Math.round(PER_SECOND * seconds);
            long after = Responders.lastAction(amiss);
            Future<Histogram> lags = watching.submit(watch(amiss, after, expected));
            bench.http().open(64, PER_SECOND, seconds, reports);
            return lags.get(2, TimeUnit.MINUTES);
        } finally {
            watching.shutdownNow();
        }
    }

    private static Callable<Histogram> watch(RunningAmiss amiss, long after, long expected) {
        return () -> {
            Map<Long, Long> seen = new HashMap<>();
            long last = after;
            try (Connection connection = amiss.connect(Responders.DATABASE);
                    PreparedStatement query = connection.prepareStatement(NEW_ACTIONS)) {
                while (seen.size() < expected && !Thread.currentThread().isInterrupted()) {
                    query.setLong(1, Math.max(after, last - LOOK_BACK));
                    last = Math.max(last, note(query, seen));
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
                }
                return lags(connection, after, seen);
            }
        };
    }

    private static long note(PreparedStatement query, Map<Long, Long> seen) throws SQLException {
        long last = 0;
        try (ResultSet rows = query.executeQuery()) {
            long now = System.currentTimeMillis();
            while (rows.next()) {
                last = rows.getLong(1);
                seen.putIfAbsent(last, now);
            }
        }
        return last;
    }

    private static Histogram lags(Connection connection, long after, Map<Long, Long> seen) throws SQLException {
        Histogram lags = new Histogram(600_000, 3);
        try (PreparedStatement query = connection.prepareStatement(SENT)) {
            query.setLong(1, after);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Long at = seen.get(rows.getLong(1));
                    if (at != null) {
                        lags.recordValue(Math.max(0, at - rows.getLong(2)));
                    }
                }
            }
        }
        return lags;
    }
}
