package dev.amiss.bench.intake;

import dev.amiss.bench.subject.RunningAmiss;
import dev.amiss.bench.subject.Sql;
import dev.amiss.embedded.Databases;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What plain inserts go to: a table with the columns and indexes of issue-service's own table of issues, in the same
 * database. One row of it is what an application that did without Amiss would have to write for a new problem.
 */
final class ReferenceTable {
    static final String DATABASE = Databases.ISSUE;

    private static final int COLUMNS = 16;
    private static final String INSERT = """
            INSERT INTO bench.issue (id, key, name, status, severity, labels, first_details, source, opening, opened_at,
                opening_at, updated_at, version, truncated, adjusted, dedup_key) VALUES\s""";
    private static final AtomicLong NEXT = new AtomicLong();

    private ReferenceTable() {}

    /** Makes it, or empties it. */
    static void create(RunningAmiss amiss) {
        Sql.execute(
                amiss,
                DATABASE,
                "CREATE SCHEMA IF NOT EXISTS bench",
                "CREATE TABLE IF NOT EXISTS bench.issue (LIKE public.issue INCLUDING ALL)",
                "TRUNCATE bench.issue");
    }

    /** A statement that inserts so many rows. */
    static String insert(int rows) {
        StringBuilder sql = new StringBuilder(INSERT);
        for (int row = 0; row < rows; row++) {
            sql.append(row == 0 ? "(" : ", (");
            for (int column = 1; column <= COLUMNS; column++) {
                sql.append(column == 1 ? "$" : ", $").append(row * COLUMNS + column);
            }
            sql.append(')');
        }
        return sql.toString();
    }

    /** The parameters of so many new rows. */
    static Tuple rows(int count) {
        Tuple parameters = Tuple.tuple();
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        for (int i = 0; i < count; i++) {
            String name = Reports.nextName();
            parameters
                    .addLong(NEXT.incrementAndGet())
                    .addBuffer(Buffer.buffer(hash(name)))
                    .addString(name)
                    .addString("open")
                    .addString("critical")
                    .addJsonObject(JsonObject.of("team", "payments"))
                    .addJsonObject(JsonObject.of("tried", 3, "host", "node-17"))
                    .addString("checkout")
                    .addInteger(1)
                    .addOffsetDateTime(now)
                    .addOffsetDateTime(now)
                    .addOffsetDateTime(now)
                    .addLong(1L)
                    .addJsonArray(new JsonArray())
                    .addJsonArray(new JsonArray())
                    .addString(null);
        }
        return parameters;
    }

    private static byte[] hash(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
