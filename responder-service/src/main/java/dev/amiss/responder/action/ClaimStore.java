package dev.amiss.responder.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import dev.amiss.model.Topics;
import dev.amiss.model.function.ActionContext;
import dev.amiss.responder.projection.ProjectionStore;
import dev.amiss.responder.responder.OnlyBetween;
import dev.amiss.service.database.RowArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Claims rows of {@code action}; all within the caller's transaction. */
@ApplicationScoped
class ClaimStore {
    /**
     * Destinations are walked by the index, one step each, from behind {@code :after} on and round; of each the most overdue
     * rows are taken that nobody else has locked, up to its free places, and those asked for by hand besides. A row waits
     * until its issue's partition has been applied up to its time. How many come at most is written into the statement besides
     * {@code :free}, always the same: a plan that does not know how few rows come joins whole tables.
     */
    private static final String CLAIM = """
            WITH RECURSIVE waiting AS (
                (SELECT destination FROM action WHERE status = 'pending' ORDER BY destination LIMIT 1)
                UNION ALL
                SELECT (SELECT a.destination FROM action a
                        WHERE a.status = 'pending' AND a.destination > w.destination ORDER BY a.destination LIMIT 1)
                FROM waiting w WHERE w.destination IS NOT NULL
            ), walk AS (
                SELECT w.destination, coalesce(s.places, :most) AS places,
                    row_number() OVER (ORDER BY w.destination <= :after, w.destination) AS step
                FROM waiting w
                LEFT JOIN unnest(:destinations, :places) AS s(destination, places) ON s.destination = w.destination
                WHERE w.destination IS NOT NULL
            ), in_turn AS (
                SELECT * FROM (SELECT p.id, w.step FROM (SELECT * FROM walk ORDER BY step) w
                CROSS JOIN LATERAL (
                    SELECT a.id FROM action a
                    JOIN issue_projection i ON i.issue_id = a.issue_id
                    CROSS JOIN clock_shift c
                    LEFT JOIN bookmark b ON b.topic = :topic AND b.partition = i.kafka_partition
                    WHERE a.status = 'pending' AND a.destination = w.destination AND a.run_at <= :now
                        AND i.issue IS NOT NULL
                        AND (:anyway OR b.caught_up_at + make_interval(secs => c.millis / 1000.0) >= a.run_at)
                        AND (a.group_id IS NULL OR pg_try_advisory_xact_lock(:groups, (a.group_id %% 2147483647)::integer))
                    ORDER BY a.run_at LIMIT w.places FOR UPDATE OF a SKIP LOCKED) p
                LIMIT %1$d) few LIMIT :free
            ), by_hand AS (
                SELECT * FROM (
                    SELECT a.id FROM action a JOIN issue_projection i ON i.issue_id = a.issue_id
                    WHERE a.status = 'pending' AND a.forced AND a.run_at <= :now AND i.issue IS NOT NULL
                    ORDER BY a.run_at LIMIT %1$d FOR UPDATE OF a SKIP LOCKED) few LIMIT :free
            ), picked AS (
                SELECT id, max(step) AS step FROM (
                    SELECT id, step FROM in_turn UNION ALL SELECT id, 0 FROM by_hand) p GROUP BY id
            )
            UPDATE action a SET status = 'running', claim = claim + 1, attempts = attempts + 1,
                started_at = coalesce(started_at, :now), finished_at = NULL,
                lease_until = clock_timestamp() + make_interval(secs => :lease)
            FROM picked p, responder_action d, issue_projection i, clock_shift c
            WHERE a.id = p.id AND d.id = a.responder_action_id AND i.issue_id = a.issue_id
            RETURNING %2$s, p.step, d.function_kwargs, d.secrets, d.only_between, d.content_version, d.on_event,
                (SELECT r.owner FROM responder r WHERE r.id = a.responder_id) AS owner,
                (SELECT r.runbook_url FROM responder r WHERE r.id = a.responder_id) AS runbook_url,
                d.target_function AS function_now,
                i.issue, (SELECT b.caught_up_at + make_interval(secs => c.millis / 1000.0) >= a.run_at FROM bookmark b
                    WHERE b.topic = :topic AND b.partition = i.kafka_partition) AS is_known,
                (SELECT v.content FROM delivery v WHERE v.id = a.delivery_id) AS delivery_content,
                (SELECT v.content_version FROM delivery v WHERE v.id = a.delivery_id) AS delivery_version
            """;

    /**
     * What became of actions that were due.
     *
     * @param held how many were held back
     */
    record Claims(List<ClaimedAction> claimed, int held) {}

    private record Due(ClaimedAction action, long step) {}

    private record BegunAttempt(Companion action, String deliveryId) {}

    /** Names the locks of groups, among the service's other advisory locks: one replica at a time claims of a group. */
    private static final int GROUPS = 0x67727570;

    /** Where this replica's last claim ended, so that the next one begins behind it and every destination has its turn. */
    private volatile String after = "";

    private final ActionConfig config;
    private final Deliveries deliveries;
    private final JoinGroups groups;
    private final Holds holds;
    private final Clock clock;
    private final String statement;

    ClaimStore(ActionConfig config, Deliveries deliveries, JoinGroups groups, Holds holds, Clock clock) {
        this.config = config;
        this.deliveries = deliveries;
        this.groups = groups;
        this.holds = holds;
        this.clock = clock;
        this.statement = CLAIM.formatted(config.workers(), ActionRows.COLUMNS);
    }

    /**
     * Claims what is due; what is due but must not run yet is held back instead.
     *
     * @param free how many at most; never more than there are workers
     * @param places free places of destinations that have other than {@code most}
     * @param anyway whether to claim without knowing how the issues stand, since Kafka has been away for long
     */
    Claims claim(Handle handle, int free, Map<String, Integer> places, int most, boolean anyway) {
        HoldPolicy policy = holds.policy(handle);
        Instant now = clock.instant();
        List<Map.Entry<String, Integer>> named = List.copyOf(places.entrySet());
        List<Due> picked = handle.createQuery(statement)
                .bind("free", free)
                .bindArray(
                        "destinations",
                        String.class,
                        named.stream().map(Map.Entry::getKey).toArray())
                .bindArray(
                        "places",
                        Integer.class,
                        named.stream().map(Map.Entry::getValue).toArray())
                .bind("most", most)
                .bind("after", after)
                .bind("groups", GROUPS)
                .bind("anyway", anyway)
                .bind("topic", Topics.ISSUE_EVENTS)
                .bind("now", now)
                .bind("lease", config.lease().toMillis() / 1000.0)
                .map((row, context) -> new Due(claimed(row), row.getLong("step")))
                .list();
        picked.stream()
                .max(Comparator.comparingLong(Due::step))
                .filter(last -> last.step() > 0)
                .ifPresent(last ->
                        after = Objects.requireNonNull(last.action().action().destination()));
        List<ClaimedAction> due = picked.stream().map(Due::action).toList();
        List<ClaimedAction> claimed = holds.holdBack(handle, policy, due);
        double lease = config.lease().toMillis() / 1000.0;
        List<ClaimedAction> running = groups.join(handle, claimed, new JoinGroups.Terms(now, lease, anyway, policy));
        deliveries.write(handle, running, now);
        beginAttempts(handle, running, now);
        return new Claims(running, due.size() - claimed.size());
    }

    private ClaimedAction claimed(ResultSet row) throws SQLException {
        var action = ActionRows.action(row);
        int version = row.getInt("content_version");
        boolean isWritten = row.getString("delivery_content") != null && row.getInt("delivery_version") == version;
        var issue = ProjectionStore.read(row.getString("issue"));
        var draft = new ClaimedAction.Draft(
                row.getString("function_now"),
                version,
                read(row.getString("function_kwargs"), new TypeReference<ObjectNode>() {}),
                new ActionContext(
                        row.getString("on_event"),
                        deliveries.pageOf(issue.id()),
                        row.getString("owner"),
                        row.getString("runbook_url"),
                        null));
        Delivery delivery = isWritten
                ? new Delivery(
                        row.getString("delivery_id"),
                        draft.targetFunction(),
                        version,
                        row.getString("delivery_content"),
                        true)
                : deliveries.render(action, issue, draft);
        long group = row.getLong("group_id");
        return new ClaimedAction(
                action,
                row.getLong("claim"),
                row.getInt("attempts") - row.getInt("attempts_before"),
                ActionRows.time(row, "run_at"),
                delivery,
                read(row.getString("secrets"), new TypeReference<Map<String, String>>() {}),
                issue,
                OnlyBetween.stored(ActionRows.json(row.getString("only_between"))),
                row.getBoolean("forced"),
                row.getBoolean("is_known") || row.getBoolean("forced"),
                draft,
                row.getLong("responder_action_id"),
                group == 0 ? null : group,
                row.getBoolean("tells_end"),
                row.getString("trace"),
                List.of());
    }

    private static void beginAttempts(Handle handle, List<ClaimedAction> claimed, Instant now) {
        List<BegunAttempt> begun = claimed.stream()
                .flatMap(each -> each.all()
                        .map(one -> new BegunAttempt(one, each.delivery().id())))
                .toList();
        RowArrays.of(handle, begun)
                .column("bigint", each -> each.action().actionId())
                .column("integer", each -> each.action().number())
                .column("bigint", each -> each.action().claim())
                .column("text", BegunAttempt::deliveryId)
                .times(each -> now)
                .execute("INSERT INTO action_attempt (action_id, number, claim, delivery_id, started_at)"
                        + " SELECT * FROM unnest(?, ?, ?, ?, ?)");
    }

    /** When the next action could run, or is to be looked at again; empty when none waits. */
    Optional<Instant> nextDue(Handle handle) {
        return handle.createQuery("""
                        SELECT least((SELECT min(run_at) FROM action WHERE status = 'pending'),
                                     (SELECT min(run_at) FROM action WHERE status = 'held')) AS next""")
                .map((row, context) -> Optional.ofNullable(ActionRows.timeOrNull(row, "next")))
                .one();
    }

    /** Claims whose lease is over: whoever had them is gone. */
    List<LostClaim> lost(Handle handle) {
        return handle.createQuery("""
                        SELECT id, issue_id, responder_id, responder_action_id, claim, attempts - attempts_before AS attempt
                        FROM action
                        WHERE status = 'running' AND lease_until < clock_timestamp() ORDER BY lease_until LIMIT 100""")
                .map((row, context) -> new LostClaim(
                        row.getLong("id"),
                        row.getLong("issue_id"),
                        row.getLong("responder_id"),
                        row.getLong("responder_action_id"),
                        row.getLong("claim"),
                        row.getInt("attempt")))
                .list();
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds JSON that cannot be read", e);
        }
    }
}
