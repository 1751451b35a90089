package dev.amiss.responder.silence;

import dev.amiss.model.Severity;
import dev.amiss.responder.calendar.Window;
import dev.amiss.responder.silence.SilenceStanding.Told;
import dev.amiss.service.database.StoredJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables of silences; all within the caller's transaction. */
@ApplicationScoped
class SilenceStore {
    /** Names the lock in the database, among the service's other advisory locks. */
    private static final long CHANGES = 0x73696c65_6e636501L;

    private static final int MOST_EVENTS = 200;

    /** Whoever goes by the silences holds this to its end, so that none begins or ends by hand under it. */
    void lockShared(Handle handle) {
        handle.execute("SELECT pg_advisory_xact_lock_shared(?)", CHANGES);
    }

    /** Waits for whoever goes by the silences as they are, and holds up others to the end of the transaction. */
    long raiseRevision(Handle handle) {
        handle.execute("SELECT pg_advisory_xact_lock(?)", CHANGES);
        return handle.createQuery("UPDATE silence_revision SET revision = revision + 1 RETURNING revision")
                .mapTo(Long.class)
                .one();
    }

    long revision(Handle handle) {
        return handle.createQuery("SELECT revision FROM silence_revision")
                .mapTo(Long.class)
                .one();
    }

    /** Those that changed after that revision, ended ones included. */
    List<SilenceRow> changedAfter(Handle handle, long revision) {
        return handle.createQuery("SELECT * FROM silence WHERE revision > :revision")
                .bind("revision", revision)
                .map((row, context) -> row(row))
                .list();
    }

    SilenceRow insert(
            Handle handle, SilenceDraft draft, String author, Instant now, SilencePolicy.Step first, long revision) {
        return handle.createQuery("""
                        INSERT INTO silence (watch_pattern, severities, labels, when_expression, everything, starts_at,
                            ends_at, cron, duration_ms, time_zone, comment, author, created_at, revision,
                            window_starts_at, window_ends_at, told, next_event_at)
                        VALUES (:pattern, :severities, :labels::jsonb, :when, :everything, :starts, :ends, :cron,
                            :duration, :zone, :comment, :author, :now, :revision, :windowStart, :windowEnd, :told, :next)
                        RETURNING *""")
                .bind("pattern", draft.watchPattern())
                .bindArray(
                        "severities",
                        String.class,
                        draft.severities().stream().map(Severity::wire).toArray())
                .bind("labels", StoredJson.write(draft.labels()))
                .bind("when", draft.when())
                .bind("everything", draft.everything())
                .bind("starts", draft.startsAt())
                .bind("ends", draft.endsAt())
                .bind("cron", draft.cron())
                .bind(
                        "duration",
                        draft.duration() == null ? null : draft.duration().toMillis())
                .bind("zone", draft.timeZone())
                .bind("comment", draft.comment())
                .bind("author", author)
                .bind("now", now)
                .bind("revision", revision)
                .bind("windowStart", start(first.standing()))
                .bind("windowEnd", end(first.standing()))
                .bind("told", first.standing().told().name())
                .bind("next", first.nextAt())
                .map((row, context) -> row(row))
                .one();
    }

    private static @Nullable Instant start(SilenceStanding standing) {
        return standing.window() == null ? null : standing.window().startsAt();
    }

    private static @Nullable Instant end(SilenceStanding standing) {
        return standing.window() == null ? null : standing.window().endsAt();
    }

    Optional<SilenceRow> find(Handle handle, long id) {
        return find(handle, id, "");
    }

    /** As {@link #find}, and nobody changes it before the transaction ends. */
    Optional<SilenceRow> lock(Handle handle, long id) {
        return find(handle, id, " FOR UPDATE");
    }

    private static Optional<SilenceRow> find(Handle handle, long id, String lock) {
        return handle.createQuery("SELECT * FROM silence WHERE id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne();
    }

    /** Silences of these states, the latest first; all when there are none. One more than the limit, if there are. */
    List<SilenceRow> list(Handle handle, List<SilenceState> states, @Nullable Long before, int limit, Instant now) {
        List<String> conditions = states.stream().map(SilenceStore::isIn).toList();
        String where = conditions.isEmpty() ? "true" : "(" + String.join(" OR ", conditions) + ")";
        return handle.createQuery("SELECT * FROM silence WHERE " + where
                        + " AND (:before::bigint IS NULL OR id < :before) AND :now::timestamptz IS NOT NULL"
                        + " ORDER BY id DESC LIMIT :limit")
                .bind("before", before)
                .bind("now", now)
                .bind("limit", limit + 1)
                .map((row, context) -> row(row))
                .list();
    }

    private static String isIn(SilenceState state) {
        String hasPassed = "(cron IS NULL AND window_ends_at <= :now)";
        String isIn = "(window_starts_at <= :now AND window_ends_at > :now)";
        return switch (state) {
            case ACTIVE -> "ended_at IS NULL AND " + isIn;
            case PENDING -> "ended_at IS NULL AND NOT " + isIn + " AND NOT " + hasPassed;
            case ENDED -> "(ended_at IS NOT NULL OR " + hasPassed + ")";
        };
    }

    /** Those of which there is something to tell; they stay locked, and those that others work on are left out. */
    List<SilenceRow> lockDue(Handle handle, Instant now, int limit) {
        return handle.createQuery("""
                        SELECT * FROM silence WHERE ended_at IS NULL AND next_event_at <= :now
                        ORDER BY next_event_at LIMIT :limit FOR UPDATE SKIP LOCKED""")
                .bind("now", now)
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    void advance(Handle handle, long id, SilencePolicy.Step step) {
        handle.createUpdate("""
                        UPDATE silence SET window_starts_at = :start, window_ends_at = :end, told = :told,
                            next_event_at = :next WHERE id = :id""")
                .bind("id", id)
                .bind("start", start(step.standing()))
                .bind("end", end(step.standing()))
                .bind("told", step.standing().told().name())
                .bind("next", step.nextAt())
                .execute();
    }

    /** Silences that could be in force some time then, the latest first. */
    List<SilenceRow> between(Handle handle, Instant from, Instant to, int limit) {
        return handle.createQuery("""
                        SELECT * FROM silence WHERE created_at < :to AND (ended_at IS NULL OR ended_at > :from)
                            AND (cron IS NOT NULL OR (starts_at < :to AND ends_at > :from))
                        ORDER BY id DESC LIMIT :limit""")
                .bind("from", from)
                .bind("to", to)
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    SilenceRow prolong(Handle handle, long id, Instant endsAt, SilencePolicy.Step step, long revision) {
        return handle.createQuery("""
                        UPDATE silence SET ends_at = :ends, revision = :revision, window_starts_at = :start,
                            window_ends_at = :end, told = :told, next_event_at = :next WHERE id = :id RETURNING *""")
                .bind("id", id)
                .bind("ends", endsAt)
                .bind("revision", revision)
                .bind("start", start(step.standing()))
                .bind("end", end(step.standing()))
                .bind("told", step.standing().told().name())
                .bind("next", step.nextAt())
                .map((row, context) -> row(row))
                .one();
    }

    /** Ends it for good. */
    SilenceRow end(Handle handle, long id, String actor, Instant at, long revision) {
        return handle.createQuery("""
                        UPDATE silence SET ended_at = :at, ended_by = :actor, revision = :revision, next_event_at = NULL
                        WHERE id = :id RETURNING *""")
                .bind("id", id)
                .bind("actor", actor)
                .bind("at", at)
                .bind("revision", revision)
                .map((row, context) -> row(row))
                .one();
    }

    void log(Handle handle, long id, List<SilenceLogEntry> events) {
        if (events.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                INSERT INTO silence_event (silence_id, at, kind, actor, until, summary)
                VALUES (:silence, :at, :kind, :actor, :until, :summary)""");
        events.forEach(each -> batch.bind("silence", id)
                .bind("at", each.at())
                .bind("kind", each.kind().wire())
                .bind("actor", each.actor())
                .bind("until", each.until())
                .bind("summary", each.summary())
                .add());
        batch.execute();
    }

    /** The log of a silence, in order; of a long one the latest part. */
    List<SilenceLogEntry> events(Handle handle, long id) {
        return handle.createQuery("""
                        SELECT * FROM (SELECT * FROM silence_event WHERE silence_id = :id ORDER BY id DESC LIMIT :most) e
                        ORDER BY e.id""")
                .bind("id", id)
                .bind("most", MOST_EVENTS)
                .map((row, context) -> new SilenceLogEntry(
                        instant(row, "at"),
                        SilenceLogEntry.Kind.ofWire(row.getString("kind")),
                        row.getString("actor"),
                        instantOrNull(row, "until"),
                        row.getString("summary")))
                .list();
    }

    private static SilenceRow row(ResultSet row) throws SQLException {
        Instant windowStart = instantOrNull(row, "window_starts_at");
        Instant windowEnd = instantOrNull(row, "window_ends_at");
        Window window = windowStart == null || windowEnd == null ? null : new Window(windowStart, windowEnd);
        return new SilenceRow(
                row.getLong("id"),
                draft(row),
                row.getString("author"),
                instant(row, "created_at"),
                instantOrNull(row, "ended_at"),
                row.getString("ended_by"),
                new SilenceStanding(window, Told.valueOf(row.getString("told"))));
    }

    private static SilenceDraft draft(ResultSet row) throws SQLException {
        long duration = row.getLong("duration_ms");
        return new SilenceDraft(
                row.getString("watch_pattern"),
                Arrays.stream((String[]) row.getArray("severities").getArray())
                        .flatMap(name -> Severity.ofWire(name).stream())
                        .toList(),
                StoredJson.texts(row.getString("labels")),
                row.getString("when_expression"),
                row.getBoolean("everything"),
                instantOrNull(row, "starts_at"),
                instantOrNull(row, "ends_at"),
                row.getString("cron"),
                duration == 0 ? null : Duration.ofMillis(duration),
                row.getString("time_zone"),
                row.getString("comment"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
