package dev.amiss.assertion.records;

import dev.amiss.assertion.records.RecordTotals.Counts;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The records that fail now. A run's records are loaded beside it and compared as sets: two anti-joins, whatever their
 * number. Whoever changes an assertion's set holds its duty.
 */
@Singleton
public class RecordSet {
    /** The assertion whose set it is, what its records are, and how many of them may fail. */
    public record Owner(long assertionId, String recordType, RecordRules rules) {}

    /** A failing record with what is known of it; details are JSON. */
    record Sample(String recordId, @Nullable String details) {}

    /** What a complete run found, to be compared with the run before when it is settled. */
    public RecordFindings findings(Owner owner, RecordTally tally, RecordSpool spool) {
        return new SpooledFindings(this, owner, tally, spool);
    }

    /** Loads a run's records beside the set; answers how many of them fail. */
    long load(Handle handle, Owner owner, RecordSpool spool) {
        handle.createScript(RecordStatements.PREPARE).execute();
        copy(handle, spool);
        return handle.createQuery(RecordStatements.COUNT_FAILING)
                .bind("id", owner.assertionId())
                .mapTo(Long.class)
                .one();
    }

    /**
     * Makes the loaded records the failing ones.
     *
     * @param tolerated whether there are so few that none is to be an issue
     */
    void replace(Handle handle, Owner owner, RecordFindings.Terms terms, boolean tolerated) {
        Bindings bindings = new Bindings(
                owner, terms, !tolerated && !terms.withheld() && !owner.rules().whole());
        bindings.apply(handle, RecordStatements.REMOVE_RECOVERED);
        if (terms.patience().recoverAfter() > 1) {
            bindings.apply(handle, RecordStatements.COUNT_PASSES);
            bindings.apply(handle, RecordStatements.FORGET_PASSES);
        }
        bindings.apply(handle, RecordStatements.COUNT_FAILS);
        bindings.apply(handle, RecordStatements.ADD_FAILING);
        if (tolerated) {
            bindings.apply(handle, RecordStatements.TAKE_BACK);
        }
        bindings.apply(handle, RecordStatements.KEEP_DETAILS);
    }

    Counts count(Handle handle, Owner owner, RecordFindings.Terms terms) {
        return handle.createQuery(RecordStatements.COUNT)
                .bind("id", owner.assertionId())
                .bind("failAfter", terms.patience().failAfter())
                .map((row, context) -> new Counts(
                        row.getLong("failing"),
                        row.getLong("reported"),
                        row.getLong("unreported"),
                        row.getLong("unsure"),
                        row.getLong("flapping")))
                .one();
    }

    /** How many changes there are to report, of one kind. */
    long countChanges(Handle handle, boolean failing) {
        return handle.createQuery("SELECT count(*) FROM run_change WHERE failing = :failing")
                .bind("failing", failing)
                .mapTo(Long.class)
                .one();
    }

    /** The first of those that fail, by when they began to. */
    List<Sample> samples(Handle handle, Owner owner, int most) {
        return handle.createQuery(RecordStatements.SAMPLES)
                .bind("id", owner.assertionId())
                .bind("most", most)
                .map((row, context) -> new Sample(row.getString("record_id"), row.getString("details")))
                .list();
    }

    private static void copy(Handle handle, RecordSpool spool) {
        if (spool.isEmpty()) {
            return;
        }
        try (InputStream lines = spool.lines()) {
            handle.getConnection().unwrap(PGConnection.class).getCopyAPI().copyIn(RecordStatements.COPY, lines);
            handle.execute("ANALYZE run_record");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("the records of the run cannot be loaded", e);
        }
    }

    private record Bindings(Owner owner, RecordFindings.Terms terms, boolean mayReport) {
        void apply(Handle handle, String sql) {
            try (var update = handle.createUpdate(sql)) {
                bind(update, sql, "id", owner.assertionId());
                bind(update, sql, "type", owner.recordType());
                bind(update, sql, "failAfter", terms.patience().failAfter());
                bind(update, sql, "recoverAfter", terms.patience().recoverAfter());
                bind(update, sql, "mayReport", mayReport);
                bind(update, sql, "at", terms.at());
                update.execute();
            }
        }

        private static void bind(SqlStatement<?> statement, String sql, String name, Object value) {
            if (sql.contains(":" + name)) {
                statement.bindByType(name, value, value instanceof Instant ? Instant.class : value.getClass());
            }
        }
    }
}
