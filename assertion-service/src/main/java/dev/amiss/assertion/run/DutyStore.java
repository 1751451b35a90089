package dev.amiss.assertion.run;

import static dev.amiss.service.database.FewOfMany.FEW_OF_MANY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.assertion.records.RecordFindings.Patience;
import dev.amiss.assertion.report.Subject;
import dev.amiss.assertion.run.Duty.Plan;
import dev.amiss.assertion.run.Standing.Settled;
import dev.amiss.assertion.schedule.CronSchedule;
import dev.amiss.assertion.schedule.IntervalSchedule;
import dev.amiss.assertion.schedule.Schedule;
import dev.amiss.model.Json;
import dev.amiss.model.Severity;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Claims of duties. Leases are compared with the database's clock, times of runs with the business clock. */
@Singleton
class DutyStore {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    /** A claim that is held. */
    record Claim(long assertionId, long number) {}

    /** Checks of these types, or of all others. */
    record Which(Collection<String> types, boolean among) {
        static final Which ALL = new Which(List.of(), false);
    }

    /**
     * Claims what is due, the longest overdue first; what others are just claiming or finishing is left to them.
     *
     * @param which what it must be a check of
     */
    List<Duty> claim(Handle handle, Instant now, int most, Duration lease, Which which) {
        return handle.createQuery("""
                        WITH due AS (
                            SELECT d.assertion_id FROM duty d JOIN assertion a ON a.id = d.assertion_id
                            WHERE d.due_at <= :now AND (d.lease_until IS NULL OR d.lease_until < clock_timestamp())
                                AND (a.check_type = ANY(:types)) = :among
                            ORDER BY d.due_at LIMIT :most FOR UPDATE OF d SKIP LOCKED)
                        UPDATE duty d
                        SET claim = d.claim + 1, lease_until = clock_timestamp() + make_interval(secs => :lease)
                        FROM due, assertion a
                        WHERE d.assertion_id = due.assertion_id AND a.id = d.assertion_id
                        RETURNING d.*, a.*""")
                .addCustomizer(FEW_OF_MANY)
                .bind("now", now)
                .bind("most", most)
                .bind("lease", seconds(lease))
                .bindArray("types", String.class, which.types().toArray())
                .bind("among", which.among())
                .map((row, context) -> duty(row, now))
                .list();
    }

    /** When the next unclaimed duty is due; empty when none waits. */
    Optional<Instant> nextDue(Handle handle) {
        return handle.createQuery("SELECT due_at FROM duty WHERE due_at IS NOT NULL AND lease_until IS NULL"
                        + " ORDER BY due_at LIMIT 1")
                .mapTo(Instant.class)
                .findOne();
    }

    /** Prolongs these claims; answers which of them are held no longer. A claim that is just being settled is. */
    Set<Claim> renew(Handle handle, Collection<Claim> claims, Duration lease) {
        Set<Claim> lost = new HashSet<>(claims);
        handle.createQuery("""
                        WITH mine AS (SELECT * FROM unnest(:ids, :numbers) AS m(assertion_id, claim)),
                        renewed AS (
                            UPDATE duty SET lease_until = clock_timestamp() + make_interval(secs => :lease)
                            WHERE assertion_id IN (
                                SELECT d.assertion_id FROM duty d JOIN mine USING (assertion_id, claim)
                                WHERE d.lease_until IS NOT NULL FOR UPDATE OF d SKIP LOCKED))
                        SELECT d.assertion_id, d.claim FROM duty d JOIN mine USING (assertion_id, claim)""")
                .bindArray(
                        "ids",
                        Long.class,
                        claims.stream().map(Claim::assertionId).toArray())
                .bindArray(
                        "numbers",
                        Long.class,
                        claims.stream().map(Claim::number).toArray())
                .bind("lease", seconds(lease))
                .map((row, context) -> new Claim(row.getLong(1), row.getLong(2)))
                .forEach(lost::remove);
        return lost;
    }

    /** Gives a claim back unused, so that another replica takes it at once. */
    void release(Handle handle, Claim claim) {
        handle.createUpdate("UPDATE duty SET lease_until = NULL, claim = claim + 1"
                        + " WHERE assertion_id = :id AND claim = :claim")
                .bind("id", claim.assertionId())
                .bind("claim", claim.number())
                .execute();
    }

    /** Locks a duty until the end of the transaction; false when the claim is held no longer. */
    boolean lock(Handle handle, Claim claim) {
        return handle.createQuery("SELECT true FROM duty WHERE assertion_id = :id AND claim = :claim FOR UPDATE")
                .bind("id", claim.assertionId())
                .bind("claim", claim.number())
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }

    private static Duty duty(ResultSet row, Instant now) throws SQLException {
        return new Duty(
                row.getLong("claim"),
                row.getLong("demand"),
                plan(row),
                new Subject(
                        row.getLong("assertion_id"),
                        row.getString("name"),
                        Severity.ofWire(row.getString("severity")).orElse(Severity.ERROR),
                        json(row.getString("labels"), TEXTS),
                        row.getString("owner"),
                        row.getString("runbook_url")),
                json(row.getString("check_config"), new TypeReference<JsonNode>() {}),
                json(row.getString("check_secrets"), TEXTS),
                schedule(row, now),
                row.getObject("planned_at", OffsetDateTime.class).toInstant(),
                Duration.ofSeconds(row.getLong("timeout_sec")),
                rules(row),
                standing(row),
                memory(row));
    }

    private static Duty.Rules rules(ResultSet row) throws SQLException {
        @Nullable Integer retry = row.getObject("retry_every_sec", Integer.class);
        return new Duty.Rules(
                new Patience(row.getInt("fail_after"), row.getInt("recover_after")),
                retry == null ? null : Duration.ofSeconds(retry),
                new FlappingRule(row.getInt("flap_changes"), Duration.ofSeconds(row.getLong("flap_within_sec"))));
    }

    private static Duty.Memory memory(ResultSet row) throws SQLException {
        List<Instant> changes = Arrays.stream(
                        (Timestamp[]) row.getArray("changes").getArray())
                .map(Timestamp::toInstant)
                .toList();
        @Nullable OffsetDateTime untold = row.getObject("untold_since", OffsetDateTime.class);
        return new Duty.Memory(
                new Flaps(changes, row.getBoolean("flapping")),
                row.getBoolean("whole_reported"),
                untold == null ? null : untold.toInstant());
    }

    private static Plan plan(ResultSet row) throws SQLException {
        if (row.getObject("deleted_at") != null) {
            return Plan.REMOVE;
        }
        if (!row.getBoolean("enabled")) {
            return Plan.RECOVER;
        }
        return row.getBoolean("must_recover") ? Plan.RECOVER_AND_RUN : Plan.RUN;
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                Settled.ofColumn(row.getString("standing")),
                row.getBoolean("could_run"),
                row.getInt("fails_in_row"),
                row.getInt("passes_in_row"));
    }

    private static Schedule schedule(ResultSet row, Instant now) throws SQLException {
        @Nullable String cron = row.getString("cron");
        return cron == null
                ? new IntervalSchedule(Duration.ofSeconds(row.getLong("every_sec")))
                : CronSchedule.of(cron, ZoneId.of(row.getString("time_zone")), now);
    }

    private static <T> T json(String text, TypeReference<T> type) {
        try {
            return Json.mapper().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("jsonb is always valid JSON", e);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
