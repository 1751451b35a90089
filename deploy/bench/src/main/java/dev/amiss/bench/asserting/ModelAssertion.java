package dev.amiss.bench.asserting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.bench.harness.Bench;
import dev.amiss.bench.harness.Goal;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.harness.Question;
import dev.amiss.bench.harness.Rounds;
import dev.amiss.bench.subject.Json;
import dev.amiss.bench.subject.RunningAmiss;
import dev.amiss.bench.subject.Sql;
import dev.amiss.bench.subject.Waiting;
import dev.amiss.embedded.Databases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An assertion over a million records of which one in a hundred fails: its first run, which reports them all, and one after
 * a hundred records changed, against reading the same rows through a cursor and doing nothing with them.
 */
public final class ModelAssertion implements Measure {
    static final String DATABASE = Databases.ASSERTION;

    private static final int RECORDS = 1_000_000;
    private static final Question FIRST = new Question(
            "model assertion, 1,000,000 records, 1 % failing, first run / cursor", "s", Goal.ratioAtMost(3));
    private static final Question NEXT =
            new Question("model assertion, 1,000,000 records, 100 changes / cursor", "s", Goal.ratioAtMost(1));

    @Override
    public String name() {
        return "model-assertion";
    }

    @Override
    public List<Question> questions() {
        return List.of(FIRST, NEXT);
    }

    @Override
    public void run(Bench bench) throws Exception {
        RunningAmiss amiss = bench.amiss();
        int records = bench.settings().size(RECORDS);
        fill(amiss, records);
        read(amiss);
        List<Double> firsts = new ArrayList<>();
        List<Double> nexts = new ArrayList<>();
        List<Double> removals = new ArrayList<>();
        List<Double> cursors = new ArrayList<>();
        for (int round = 0; round < (bench.settings().quick() ? 2 : 4); round++) {
            cursors.add(read(amiss));
            long id = create(amiss, round);
            double first = runOnce(amiss, id);
            change(amiss, records, round);
            cursors.add(read(amiss));
            double next = runOnce(amiss, id);
            double removal = remove(amiss, id);
            if (round > 0) { // the first round warms the service up
                removals.add(removal);
                firsts.add(first);
                nexts.add(next);
            }
        }
        double cursor = Rounds.median(cursors);
        String note = String.format(Locale.ROOT, "%,d records, removed in %.2f s", records, Rounds.median(removals));
        bench.answer(FIRST, Rounds.median(firsts), cursor, note);
        bench.answer(NEXT, Rounds.median(nexts), cursor, note);
    }

    private static void fill(RunningAmiss amiss, int records) {
        Sql.execute(
                amiss,
                RunningAmiss.SOURCE_DATABASE,
                "DROP TABLE IF EXISTS member",
                "CREATE TABLE member (id bigint PRIMARY KEY, name text, picture text, joined_at timestamptz)",
                """
                INSERT INTO member SELECT i, 'member ' || i, CASE WHEN i %% 100 <> 0 THEN 'picture-' || i || '.png' END,
                    now() - interval '10 days' FROM generate_series(1, %d) i""".formatted(records),
                "VACUUM ANALYZE member",
                "CHECKPOINT");
    }

    /** Fifty that passed fail now, and fifty that failed pass. */
    private static void change(RunningAmiss amiss, int records, int round) {
        int at = records / 10 * (round + 1);
        Sql.execute(
                amiss,
                RunningAmiss.SOURCE_DATABASE,
                "UPDATE member SET picture = NULL WHERE id %% 100 = 1 AND id BETWEEN %d AND %d"
                        .formatted(at, at + 4_999),
                "UPDATE member SET picture = 'new.png' WHERE id %% 100 = 0 AND id BETWEEN %d AND %d"
                        .formatted(at + 1, at + 5_000));
    }

    private static long create(RunningAmiss amiss, int round) {
        return Json.post(amiss.assertionUrl() + "/api/v1/assertions", """
                        {"name": "bench members %d-%d", "every_sec": 86400, "check": {"type": "model",
                         "datasource": "bench", "records": "SELECT * FROM member", "record_type": "member", "key": "id",
                         "passes": "record.picture != null || now - record.joined_at < duration('120h')"}}""".formatted(round, System.nanoTime()))
                .path("id")
                .asLong();
    }

    /** Seconds until all that it reported was told to have recovered; the next round has the machine for itself. */
    private static double remove(RunningAmiss amiss, long id) throws Exception {
        long began = System.nanoTime();
        Json.delete(amiss.assertionUrl() + "/api/v1/assertions/" + id);
        Waiting.until(
                "the removal",
                Duration.ofMinutes(1),
                Duration.ofMillis(20),
                () -> Sql.number(amiss, DATABASE, "SELECT count(*) FROM assertion WHERE id = " + id) == 0);
        return (System.nanoTime() - began) / 1e9;
    }

    /** Seconds from the beginning of the run to its result's being kept, and its reports with it. */
    private static double runOnce(RunningAmiss amiss, long id) throws Exception {
        long before = results(amiss, id);
        long began = System.nanoTime();
        JsonNode answer = Json.post(amiss.assertionUrl() + "/api/v1/assertions/" + id + "/run", "");
        Waiting.until("a run", Duration.ofMinutes(3), Duration.ofMillis(20), () -> results(amiss, id) > before);
        double seconds = (System.nanoTime() - began) / 1e9;
        if (answer.path("outcome").asText().equals("error")) {
            throw new IllegalStateException("the run ended with " + answer);
        }
        return seconds;
    }

    private static long results(RunningAmiss amiss, long id) {
        return Sql.number(amiss, DATABASE, "SELECT count(*) FROM run_result WHERE assertion_id = " + id);
    }

    private static double read(RunningAmiss amiss) throws SQLException {
        long began = System.nanoTime();
        try (Connection connection = amiss.connect(RunningAmiss.SOURCE_DATABASE)) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(1_000);
                try (ResultSet rows = statement.executeQuery("SELECT * FROM member")) {
                    while (rows.next()) {
                        for (int column = 1; column <= 4; column++) {
                            rows.getObject(column);
                        }
                    }
                }
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
