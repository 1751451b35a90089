package dev.amiss.responder.action;

import static dev.amiss.service.database.FewOfMany.FEW_OF_MANY;

import dev.amiss.model.Action;
import dev.amiss.model.ActionStatus;
import dev.amiss.model.Topics;
import dev.amiss.responder.responder.ResponderCatalog;
import dev.amiss.service.page.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Actions as people ask for them; all within the caller's transaction. */
@ApplicationScoped
class ActionQueries {
    private static final String STANDING = "SELECT " + ActionRows.COLUMNS + """
            , d.cancel_on, coalesce((SELECT b.caught_up_at + make_interval(secs => c.millis / 1000.0) >= a.run_at
                FROM issue_projection i JOIN bookmark b ON b.topic = :topic AND b.partition = i.kafka_partition
                WHERE i.issue_id = a.issue_id), false) AS is_known,
                g.kind AS group_kind, g.key_hash AS group_hash, g.key AS group_key,
                (SELECT min(o.run_at) FROM action o WHERE o.group_id = a.group_id AND o.status = 'pending') AS group_next_at
            FROM action a JOIN responder_action d ON d.id = a.responder_action_id CROSS JOIN clock_shift c
            LEFT JOIN action_group g ON g.id = a.group_id
            """;

    private static final int MOST_COUNTED = 1_000;

    private final ResponderCatalog catalog;
    private final ActionStore store;
    private final Clock clock;

    ActionQueries(ResponderCatalog catalog, ActionStore store, Clock clock) {
        this.catalog = catalog;
        this.store = store;
        this.clock = clock;
    }

    /** One more than the limit, if there are so many. */
    List<ActionStanding> list(Handle handle, ActionQuery asked) {
        String where = (asked.issueId() == null ? "" : " AND a.issue_id = :issue")
                + (asked.responderId() == null ? "" : " AND a.responder_id = :responder")
                + (asked.statuses().isEmpty() ? "" : " AND a.status = ANY(:statuses)")
                + (asked.before() == null ? "" : " AND a.id < :before");
        Query query = handle.createQuery(STANDING + " WHERE true" + where + " ORDER BY a.id DESC LIMIT :limit");
        query.addCustomizer(FEW_OF_MANY);
        query.bind("topic", Topics.ISSUE_EVENTS);
        query.bind("limit", asked.limit() + 1);
        if (asked.issueId() != null) {
            query.bind("issue", asked.issueId());
        }
        if (asked.responderId() != null) {
            query.bind("responder", asked.responderId());
        }
        if (!asked.statuses().isEmpty()) {
            query.bindArray("statuses", String.class, asked.statuses().toArray());
        }
        if (asked.before() != null) {
            query.bind("before", asked.before());
        }
        return query.map((row, context) -> standing(row)).list();
    }

    /**
     * Waiting actions in the order in which they run; one more than the limit, if there are so many.
     *
     * @param after the last one that was seen; null for the first page
     */
    List<ActionStanding> waiting(Handle handle, ActionQuery asked, @Nullable Cursor after) {
        String of = (asked.issueId() == null ? "" : " AND a.issue_id = :issue")
                + (asked.responderId() == null ? "" : " AND a.responder_id = :responder")
                + (after == null ? "" : " AND (a.run_at, a.id) > (:at, :after)");
        String next = asked.statuses().stream()
                .distinct()
                .map(status -> "(SELECT a.id, a.run_at FROM action a WHERE a.status = '" + status + "'" + of
                        + " ORDER BY a.run_at, a.id LIMIT :limit)")
                .collect(Collectors.joining(" UNION ALL "));
        Query query = handle.createQuery(STANDING + " WHERE a.id IN (SELECT w.id FROM (" + next
                + ") w ORDER BY w.run_at, w.id LIMIT :limit) ORDER BY a.run_at, a.id");
        query.addCustomizer(FEW_OF_MANY);
        query.bind("topic", Topics.ISSUE_EVENTS);
        query.bind("limit", asked.limit() + 1);
        if (asked.issueId() != null) {
            query.bind("issue", asked.issueId());
        }
        if (asked.responderId() != null) {
            query.bind("responder", asked.responderId());
        }
        if (after != null) {
            query.bind("at", after.at()).bind("after", after.id());
        }
        return query.map((row, context) -> standing(row)).list();
    }

    /** The latest action of each responder that has one. */
    List<ActionStanding> last(Handle handle, Collection<Long> responderIds) {
        return handle.createQuery(STANDING + """
                         WHERE a.id IN (SELECT (SELECT l.id FROM action l WHERE l.responder_id = r.id
                            ORDER BY l.id DESC LIMIT 1) FROM unnest(:ids) AS r(id))""")
                .bind("topic", Topics.ISSUE_EVENTS)
                .bindArray("ids", Long.class, responderIds.toArray())
                .map((row, context) -> standing(row))
                .list();
    }

    /** Of the statuses of which there is any, as text: {@code 12}, {@code 1000+}. */
    Map<String, String> counts(Handle handle) {
        Map<String, String> counts = new LinkedHashMap<>();
        for (String status : List.of("pending", "held", "running", "failed")) {
            int count = handle.createQuery(
                            "SELECT count(*) FROM (SELECT 1 FROM action WHERE status = :status LIMIT :most) c")
                    .addCustomizer(FEW_OF_MANY)
                    .bind("status", status)
                    .bind("most", MOST_COUNTED)
                    .mapTo(Integer.class)
                    .one();
            if (count > 0) {
                counts.put(status, count == MOST_COUNTED ? count + "+" : Integer.toString(count));
            }
        }
        return counts;
    }

    Optional<ActionStanding> find(Handle handle, long id) {
        return handle.createQuery(STANDING + " WHERE a.id = :id")
                .bind("topic", Topics.ISSUE_EVENTS)
                .bind("id", id)
                .map((row, context) -> standing(row))
                .findOne();
    }

    private static ActionStanding standing(ResultSet row) throws SQLException {
        return new ActionStanding(
                ActionRows.action(row),
                row.getLong("responder_action_id"),
                ActionRows.time(row, "run_at"),
                List.of((String[]) row.getArray("cancel_on").getArray()),
                row.getBoolean("forced"),
                row.getBoolean("put_off"),
                group(row),
                row.getBoolean("is_known"));
    }

    private static @Nullable GroupPlace group(ResultSet row) throws SQLException {
        String kind = row.getString("group_kind");
        return kind == null
                ? null
                : new GroupPlace(
                        ActionGroup.publicId(
                                row.getLong("group_id"),
                                kind,
                                row.getLong("responder_id"),
                                row.getString("group_hash")),
                        row.getString("group_key"),
                        kind.equals(ActionGroup.BY_LIMIT),
                        ActionRows.timeOrNull(row, "group_next_at"));
    }

    List<Action> done(Handle handle, long responderId, Collection<Long> issueIds, Instant from, Instant to) {
        return handle.createQuery("SELECT " + ActionRows.COLUMNS + " FROM action a " + """
                        WHERE a.issue_id = ANY(:issues) AND a.responder_id = :responder AND a.status = 'succeeded'
                            AND a.finished_at BETWEEN :from AND :to ORDER BY a.finished_at""")
                .bindArray("issues", Long.class, issueIds.toArray())
                .bind("responder", responderId)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> ActionRows.action(row))
                .list();
    }

    /** The attempts at these actions, in the order in which they were made. */
    Map<Long, List<ActionView.Attempt>> attempts(Handle handle, Collection<Long> ids) {
        return handle
                .createQuery("SELECT * FROM action_attempt WHERE action_id = ANY(:ids) ORDER BY action_id, claim")
                .bindArray("ids", Long.class, ids.toArray())
                .map((row, context) -> Map.entry(row.getLong("action_id"), attempt(row)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static ActionView.Attempt attempt(ResultSet row) throws SQLException {
        Instant started = ActionRows.time(row, "started_at");
        Instant finished = ActionRows.timeOrNull(row, "finished_at");
        int status = row.getInt("answer_status");
        boolean hasStatus = !row.wasNull();
        return new ActionView.Attempt(
                row.getInt("number"),
                started,
                finished,
                row.getString("outcome"),
                row.getString("reason"),
                row.getString("message"),
                ActionRows.json(row.getString("details")),
                finished == null
                        ? null
                        : BigDecimal.valueOf(Duration.between(started, finished).toMillis(), 3),
                row.getString("delivery_id"),
                row.getString("sent"),
                hasStatus ? status : null,
                row.getString("answer"));
    }

    /** Whether its issue is known and not deleted; neither that nor its responder changes before the transaction ends. */
    boolean lockIssueOf(Handle handle, Action action) {
        catalog.current(handle); // before any issue is locked, as everywhere
        return handle.createQuery(
                        "SELECT issue_id FROM issue_projection WHERE issue_id = :id AND issue IS NOT NULL FOR SHARE")
                .bind("id", action.issueId())
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    /** Lets a failed or cancelled action run now, as a new series of attempts; empty when it is neither. */
    Optional<Action> retry(Handle handle, ActionStanding asked) {
        long id = asked.action().id();
        store.redirect(handle, asked.action().responderId(), asked.definitionId(), List.of(id));
        return handle.createQuery("""
                        UPDATE action a SET status = 'pending', forced = true, run_at = :now, attempts_before = attempts,
                            cancel_reason = NULL, started_at = NULL, finished_at = NULL, result = NULL
                        WHERE a.id = :id AND a.status IN ('failed', 'cancelled')
                        RETURNING """ + " " + ActionRows.COLUMNS)
                .bind("id", id)
                .bind("now", clock.instant())
                .map((row, context) -> ActionRows.action(row))
                .findOne();
    }

    /** Lets a waiting action run now, whatever holds it; empty when it does not wait. */
    Optional<Action> run(Handle handle, long id) {
        return handle.createQuery("""
                        UPDATE action a SET status = 'pending', forced = true, run_at = :now, held_by_silence = NULL,
                            result = jsonb_build_object('reason', 'by_hand', 'message', 'asked for at once')
                        WHERE a.id = :id AND a.status IN ('pending', 'held')
                        RETURNING """ + " " + ActionRows.COLUMNS)
                .bind("id", id)
                .bind("now", clock.instant())
                .map((row, context) -> ActionRows.action(row))
                .findOne();
    }

    /** Puts a waiting action off to that time; empty when it does not wait. */
    Optional<Action> putOff(Handle handle, long id, Instant until) {
        return handle.createQuery("""
                        UPDATE action a SET status = 'pending', forced = false, put_off = true, due_at = :until,
                            run_at = :until, held_by_silence = NULL,
                            result = jsonb_build_object('reason', 'put_off', 'message', 'put off')
                        WHERE a.id = :id AND a.status IN ('pending', 'held')
                        RETURNING """ + " " + ActionRows.COLUMNS)
                .bind("id", id)
                .bind("until", until)
                .map((row, context) -> ActionRows.action(row))
                .findOne();
    }

    /** Cancels a waiting action for good; empty when it does not wait. */
    Optional<Action> cancel(Handle handle, long id) {
        return handle.createQuery("""
                        WITH told AS (
                            DELETE FROM group_member m USING action e WHERE e.id = :id AND e.tells_end
                                AND e.status IN ('pending', 'held') AND m.group_id = e.group_id
                                AND m.issue_id = e.issue_id AND m.opening = e.opening
                        )
                        UPDATE action a SET status = :status, forced = false, cancel_reason = :reason,
                            finished_at = :now,
                            result = jsonb_build_object('reason', :reason::text, 'message', :sentence::text)
                        WHERE a.id = :id AND a.status IN ('pending', 'held')
                        RETURNING """ + " " + ActionRows.COLUMNS)
                .bind("id", id)
                .bind("status", ActionStatus.CANCELLED.wire())
                .bind("reason", CancelReason.BY_HAND.wire())
                .bind("sentence", CancelReason.BY_HAND.sentence())
                .bind("now", clock.instant())
                .map((row, context) -> ActionRows.action(row))
                .findOne();
    }
}
