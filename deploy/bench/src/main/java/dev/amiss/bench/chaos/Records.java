package dev.amiss.bench.chaos;

import dev.amiss.bench.subject.RunningAmiss;
import dev.amiss.bench.subject.Sql;
import dev.amiss.embedded.EmbeddedException;
import java.util.SplittableRandom;

/** An application's table that a model assertion looks at, whose records go wrong and right again. */
final class Records {
    static final String RECORD_TYPE = "chaos-record";
    private static final int COUNT = 60;

    private final RunningAmiss amiss;
    private final SplittableRandom random;

    Records(RunningAmiss amiss, SplittableRandom random) {
        this.amiss = amiss;
        this.random = random;
    }

    void create() {
        Sql.execute(
                amiss,
                RunningAmiss.SOURCE_DATABASE,
                "CREATE TABLE chaos_record (id integer PRIMARY KEY, fine boolean NOT NULL)",
                "INSERT INTO chaos_record SELECT n, true FROM generate_series(1, " + COUNT + ") n",
                "GRANT SELECT ON chaos_record TO PUBLIC");
    }

    /** Turns some records over; does nothing while the database is away. */
    void change() {
        try {
            Sql.execute(
                    amiss,
                    RunningAmiss.SOURCE_DATABASE,
                    "UPDATE chaos_record SET fine = NOT fine WHERE id % 7 = " + random.nextInt(7));
        } catch (EmbeddedException e) {
            // it is away: the next change comes soon
        }
    }

    /** What the assertion looks at, as JSON to post. */
    static String assertion() {
        return """
                {"name": "chaos records are fine", "every_sec": 2, "severity": "warning", "flapping": {"changes": 0},
                 "check": {"type": "model", "datasource": "bench", "record_type": "%s", "key": "id",
                           "records": "SELECT id, fine FROM chaos_record", "passes": "record.fine"}}""".formatted(RECORD_TYPE);
    }
}
