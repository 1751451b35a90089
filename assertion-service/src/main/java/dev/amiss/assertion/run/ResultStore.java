package dev.amiss.assertion.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Results of runs. */
@Singleton
class ResultStore {
    private static final int TRIMMED_EVERY = 64;

    private final int most;

    ResultStore(RunConfig config) {
        this.most = config.mostResults();
    }

    /** Now and then it forgets the assertion's oldest, so that a check of each second does not fill the disk. */
    void insert(Handle handle, Duty duty, RunRecord run) {
        insertOne(handle, duty, run);
        if (ThreadLocalRandom.current().nextInt(TRIMMED_EVERY) == 0) {
            trim(handle, duty.id());
        }
    }

    void trim(Handle handle, long assertionId) {
        handle.createUpdate("""
                        DELETE FROM run_result WHERE assertion_id = :id AND id <= (
                            SELECT id FROM run_result WHERE assertion_id = :id ORDER BY id DESC OFFSET :most LIMIT 1)""").bind("id", assertionId).bind("most", most).execute();
    }

    private static void insertOne(Handle handle, Duty duty, RunRecord run) {
        handle.createUpdate("""
                        INSERT INTO run_result (assertion_id, demand, started_at, finished_at, outcome, state, reason,
                            details, records, failing_records, erring_records, appeared, recovered)
                        VALUES (:id, :demand, :startedAt, :finishedAt, :outcome, :state, :reason,
                            :details::jsonb, :records, :failing, :erring, :appeared, :recovered)""")
                .bind("id", duty.id())
                .bind("demand", duty.demand())
                .bind("startedAt", run.startedAt())
                .bind("finishedAt", run.finishedAt())
                .bind("outcome", run.outcome())
                .bind("state", State.of(run.after()).wire())
                .bind("reason", run.reason())
                .bind("details", text(run.details()))
                .bind("records", run.totals() == null ? null : run.totals().read())
                .bind("failing", run.totals() == null ? null : run.totals().failing())
                .bind("erring", run.totals() == null ? null : run.totals().erring())
                .bind("appeared", run.totals() == null ? null : run.totals().appeared())
                .bind("recovered", run.totals() == null ? null : run.totals().recovered())
                .execute();
    }

    /** Results of an assertion, the latest first. */
    List<ResultView> page(Handle handle, long assertionId, long beforeId, int most) {
        return handle.createQuery("SELECT * FROM run_result WHERE assertion_id = :id AND id < :before"
                        + " ORDER BY id DESC LIMIT :most")
                .bind("id", assertionId)
                .bind("before", beforeId)
                .bind("most", most)
                .map((row, context) -> view(row))
                .list();
    }

    /** The latest runs of each of these assertions, each assertion's in the order of time. */
    List<RunMark> marks(Handle handle, Collection<Long> assertionIds, int most) {
        return handle.createQuery("""
                        SELECT r.* FROM unnest(:ids) AS a(id) CROSS JOIN LATERAL (
                            SELECT id, assertion_id, outcome, started_at, finished_at FROM run_result
                            WHERE assertion_id = a.id ORDER BY id DESC LIMIT :most) r
                        ORDER BY r.id""")
                .bindArray("ids", Long.class, assertionIds.toArray())
                .bind("most", most)
                .map((row, context) -> new RunMark(
                        row.getLong("assertion_id"),
                        row.getString("outcome"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getObject("finished_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The latest result, should it fulfil the demand. */
    Optional<ResultView> fulfilling(Handle handle, long assertionId, long demand) {
        return handle.createQuery("""
                        SELECT * FROM (
                            SELECT * FROM run_result WHERE assertion_id = :id ORDER BY id DESC LIMIT 1) latest
                        WHERE demand >= :demand""")
                .bind("id", assertionId)
                .bind("demand", demand)
                .map((row, context) -> view(row))
                .findOne();
    }

    /** Deletes some results that are older; answers how many. */
    int forget(Handle handle, Instant before, int most) {
        return handle.createUpdate("""
                        DELETE FROM run_result WHERE id = ANY(ARRAY(
                            SELECT id FROM run_result WHERE finished_at < :before
                            ORDER BY finished_at LIMIT :most FOR UPDATE SKIP LOCKED))""")
                .bind("before", before)
                .bind("most", most)
                .execute();
    }

    private static ResultView view(ResultSet row) throws SQLException {
        return new ResultView(
                row.getLong("id"),
                row.getLong("assertion_id"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("finished_at", OffsetDateTime.class).toInstant(),
                row.getString("outcome"),
                row.getString("state"),
                row.getString("reason"),
                json(row.getString("details")),
                row.getObject("records", Long.class),
                row.getObject("failing_records", Long.class),
                row.getObject("erring_records", Long.class),
                row.getObject("appeared", Long.class),
                row.getObject("recovered", Long.class));
    }

    private static @Nullable String text(@Nullable JsonNode details) {
        return details == null ? null : StorableJson.of(details).toString();
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        try {
            return text == null ? null : Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("jsonb is always valid JSON", e);
        }
    }
}
