package dev.amiss.responder.action;

import dev.amiss.model.Action;
import dev.amiss.responder.responder.ActionDefinition;
import dev.amiss.responder.responder.ResponderCatalog;
import dev.amiss.responder.responder.Trigger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** The table {@code action} as scheduling uses it; all within the caller's transaction. */
@ApplicationScoped
class ActionStore {
    private static final String LATEST_ROUNDS = """
            SELECT DISTINCT ON (a.issue_id, a.responder_action_id, a.opening) a.*, d.on_event,
                bool_or(a.status = 'succeeded' OR a.attempts > 0 AND EXISTS (SELECT FROM action_attempt t
                    WHERE t.action_id = a.id AND t.outcome = 'lost')) OVER (PARTITION BY a.issue_id, a.responder_action_id, a.opening)
                    AS was_delivered
            FROM action a JOIN responder_action d ON d.id = a.responder_action_id
            WHERE a.issue_id = ANY(:issues) AND NOT a.tells_end %s
            ORDER BY a.issue_id, a.responder_action_id, a.opening, a.round DESC""";

    private static final String CANCEL_ALL = """
            UPDATE action a SET status = 'cancelled', cancel_reason = :reason, forced = false,
                finished_at = to_timestamp(:now / 1000.0),
                result = jsonb_build_object('reason', :reason, 'message', :sentence)
            WHERE %s AND a.status IN ('pending', 'held')
            RETURNING """ + " " + ActionRows.COLUMNS;

    /** The actions about some issues, and those whose message of a group told of them. */
    private static final String ABOUT_ISSUES = """
            a.id = ANY(ARRAY(
                SELECT id FROM action WHERE issue_id = ANY(:issues)
                UNION SELECT o.id FROM action told JOIN action o ON o.delivery_id = told.delivery_id
                WHERE told.issue_id = ANY(:issues) AND told.group_id IS NOT NULL AND o.group_id IS NOT NULL))""";

    private static final String REDIRECT = """
            UPDATE action SET target_function = :function, destination = :destination
            WHERE %s AND (target_function, destination) <> (:function, :destination)""";

    private final ResponderCatalog catalog;
    private final Clock clock;

    ActionStore(ResponderCatalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /** The latest round of each action for each opening of these issues. */
    List<KnownAction> known(Handle handle, Collection<Long> issueIds) {
        return known(handle.createQuery(LATEST_ROUNDS.formatted("")), issueIds);
    }

    /** The same of one responder. */
    List<KnownAction> known(Handle handle, Collection<Long> issueIds, long responderId) {
        Query query = handle.createQuery(LATEST_ROUNDS.formatted("AND a.responder_id = :responder"));
        return known(query.bind("responder", responderId), issueIds);
    }

    private static List<KnownAction> known(Query query, Collection<Long> issueIds) {
        return query.bindArray("issues", Long.class, issueIds.toArray())
                .map((row, context) -> ActionRows.known(row))
                .list();
    }

    /** Adds those that are not there yet, and answers them. */
    List<Action> schedule(Handle handle, List<NewAction> actions) {
        return handle.createQuery("""
                        INSERT INTO action AS a (issue_id, opening, responder_action_id, round, responder_id,
                            target_function, destination, status, due_at, run_at, created_at, group_id, trace)
                        SELECT issue_id, opening, definition_id, round, responder_id, target_function, destination,
                            'pending', to_timestamp(due_at / 1000.0), to_timestamp(run_at / 1000.0),
                            to_timestamp(:now / 1000.0), group_id, trace
                        FROM unnest(:issues, :openings, :definitions, :rounds, :responders, :functions,
                            :destinations, :due, :run, :groups, :traces) AS n(issue_id, opening, definition_id, round, responder_id,
                            target_function, destination, due_at, run_at, group_id, trace)
                        ON CONFLICT (issue_id, opening, responder_action_id, round) DO NOTHING
                        RETURNING """ + " " + ActionRows.COLUMNS)
                .bindArray("issues", Long.class, longs(actions, NewAction::issueId))
                .bindArray("openings", Integer.class, array(actions, NewAction::opening))
                .bindArray("definitions", Long.class, longs(actions, NewAction::definitionId))
                .bindArray("rounds", Integer.class, array(actions, NewAction::round))
                .bindArray("responders", Long.class, longs(actions, NewAction::responderId))
                .bindArray("functions", String.class, array(actions, NewAction::targetFunction))
                .bindArray("destinations", String.class, array(actions, NewAction::destination))
                .bindArray(
                        "due", Long.class, longs(actions, each -> each.dueAt().toEpochMilli()))
                .bindArray(
                        "run", Long.class, longs(actions, each -> each.runAt().toEpochMilli()))
                .bindArray(
                        "groups",
                        Long.class,
                        actions.stream().map(NewAction::groupId).toArray())
                .bindArray(
                        "traces",
                        String.class,
                        actions.stream().map(NewAction::trace).toArray())
                .bind("now", clock.millis())
                .map((row, context) -> ActionRows.action(row))
                .list();
    }

    /** Cancels those that still wait, and answers them. */
    List<Action> cancel(Handle handle, List<ActionDecision.Cancel> cancels) {
        return handle.createQuery("""
                        UPDATE action a SET status = 'cancelled', cancel_reason = c.reason, forced = false,
                            finished_at = to_timestamp(:now / 1000.0),
                            result = jsonb_build_object('reason', c.reason, 'message', c.sentence)
                        FROM unnest(:ids, :reasons, :sentences) AS c(id, reason, sentence)
                        WHERE a.id = c.id AND a.status IN ('pending', 'held')
                        RETURNING """ + " " + ActionRows.COLUMNS)
                .bindArray(
                        "ids", Long.class, longs(cancels, each -> each.action().id()))
                .bindArray(
                        "reasons",
                        String.class,
                        array(cancels, each -> each.reason().wire()))
                .bindArray(
                        "sentences",
                        String.class,
                        array(cancels, each -> each.reason().sentence()))
                .bind("now", clock.millis())
                .map((row, context) -> ActionRows.action(row))
                .list();
    }

    /** Cancels all that wait of that responder, and answers them. */
    List<Action> cancelAllOf(Handle handle, long responderId, CancelReason reason) {
        return cancelAll(
                handle.createQuery(CANCEL_ALL.formatted("a.responder_id = :responder"))
                        .bind("responder", responderId),
                reason);
    }

    /** Cancels all that wait for these issues, and answers them. */
    List<Action> cancelAllAbout(Handle handle, Collection<Long> issueIds, CancelReason reason) {
        return cancelAll(
                handle.createQuery(CANCEL_ALL.formatted("a.issue_id = ANY(:issues)"))
                        .bindArray("issues", Long.class, issueIds.toArray()),
                reason);
    }

    private List<Action> cancelAll(Query query, CancelReason reason) {
        return query.bind("reason", reason.wire())
                .bind("sentence", reason.sentence())
                .bind("now", clock.millis())
                .map((row, context) -> ActionRows.action(row))
                .list();
    }

    /** Lets cancelled ones wait again, and answers them. */
    List<Action> resume(Handle handle, List<ActionDecision.Resume> resumes) {
        resumes.stream()
                .map(ActionDecision.Resume::action)
                .collect(Collectors.groupingBy(KnownAction::definitionId))
                .forEach((definition, same) -> redirect(
                        handle,
                        same.get(0).responderId(),
                        definition,
                        same.stream().map(KnownAction::id).toList()));
        return handle.createQuery("""
                        UPDATE action a SET status = 'pending', cancel_reason = NULL, finished_at = NULL,
                            result = NULL, due_at = to_timestamp(r.run_at / 1000.0),
                            run_at = to_timestamp(r.run_at / 1000.0)
                        FROM unnest(:ids, :run) AS r(id, run_at)
                        WHERE a.id = r.id AND a.status = 'cancelled'
                        RETURNING """ + " " + ActionRows.COLUMNS)
                .bindArray(
                        "ids", Long.class, longs(resumes, each -> each.action().id()))
                .bindArray(
                        "run", Long.class, longs(resumes, each -> each.runAt().toEpochMilli()))
                .map((row, context) -> ActionRows.action(row))
                .list();
    }

    /** Lets what waits of that action go where its definition says now; what ended does so once it waits again. */
    void redirect(Handle handle, ActionDefinition definition) {
        String waiting = "responder_action_id = :definition AND status IN ('pending', 'held')";
        redirect(handle.createUpdate(REDIRECT.formatted(waiting)).bind("definition", definition.id()), definition);
    }

    /** The same of these that are about to wait again; where their definition is gone they stay as they are. */
    void redirect(Handle handle, long responderId, long definitionId, Collection<Long> ids) {
        catalog.current(handle)
                .find(responderId)
                .flatMap(responder -> responder.action(definitionId))
                .ifPresent(definition -> redirect(
                        handle.createUpdate(REDIRECT.formatted("id = ANY(:ids)"))
                                .bindArray("ids", Long.class, ids.toArray()),
                        definition));
    }

    private static void redirect(Update update, ActionDefinition definition) {
        update.bind("function", definition.targetFunction())
                .bind("destination", definition.destination())
                .execute();
    }

    /**
     * Moves what waits of that action to when its definition says now, and answers it. What was tried before, or asked for
     * or put off by hand, stays; what is overdue by that runs at once, a hundred a minute behind the first hundred.
     */
    List<Action> move(Handle handle, ActionDefinition definition) {
        return handle.createQuery("""
                        UPDATE action a SET status = 'pending', due_at = m.due, held_by_silence = NULL, result = NULL,
                            run_at = CASE WHEN m.due > :now OR m.place <= 100 THEN m.due
                                ELSE :now::timestamptz + (m.place - 100) * interval '600 milliseconds' END
                        FROM (
                            SELECT w.id, n.due, row_number() OVER (PARTITION BY n.due <= :now ORDER BY w.id) AS place
                            FROM action w JOIN issue_projection i ON i.issue_id = w.issue_id
                            CROSS JOIN LATERAL (SELECT (i.issue->>:start)::timestamptz
                                + make_interval(secs => :delay) AS due) n
                            WHERE w.responder_action_id = :definition AND w.status IN ('pending', 'held')
                                AND w.round = 1 AND w.attempts = w.attempts_before AND NOT w.forced AND NOT w.put_off
                                AND w.opening = (i.issue->>'opening')::integer AND n.due <> w.due_at
                                AND (n.due > :now OR w.due_at > :now)
                        ) m
                        WHERE a.id = m.id AND a.status IN ('pending', 'held')
                        RETURNING """ + " " + ActionRows.COLUMNS)
                .bind("start", startOf(definition.trigger()))
                .bind("delay", definition.delay().toMillis() / 1000.0)
                .bind("definition", definition.id())
                .bind("now", clock.instant())
                .map((row, context) -> ActionRows.action(row))
                .list();
    }

    private static String startOf(Trigger trigger) {
        return switch (trigger) {
            case CREATED -> "opening_at";
            case ACKNOWLEDGED -> "acknowledged_at";
            case RESOLVED -> "resolved_at";
        };
    }

    /** Forgets what was sent about these issues and answered, but by attempts that still run; that it was sent stays. */
    void erase(Handle handle, Collection<Long> issueIds) {
        eraseDeliveries(handle, issueIds);
        eraseAttempts(handle, issueIds);
        eraseFailures(handle, issueIds);
    }

    private static void eraseDeliveries(Handle handle, Collection<Long> issueIds) {
        handle.createUpdate("""
                        DELETE FROM delivery d USING action a LEFT JOIN action_attempt t ON t.action_id = a.id
                        WHERE a.issue_id = ANY(:issues) AND d.id IN (a.delivery_id, t.delivery_id)
                            AND a.status <> 'running'""")
                .bindArray("issues", Long.class, issueIds.toArray())
                .execute();
    }

    private static void eraseAttempts(Handle handle, Collection<Long> issueIds) {
        handle.createUpdate("""
                        UPDATE action_attempt t SET sent = NULL, answer = NULL, message = NULL, details = NULL
                        FROM action a WHERE t.action_id = a.id AND\s""" + ABOUT_ISSUES)
                .bindArray("issues", Long.class, issueIds.toArray())
                .execute();
    }

    /** The message of a failure may come from where it was sent to; its reason is a word of ours. */
    private static void eraseFailures(Handle handle, Collection<Long> issueIds) {
        handle.createUpdate(
                        "UPDATE action a SET result = result - 'message' WHERE a.status = 'failed' AND " + ABOUT_ISSUES)
                .bindArray("issues", Long.class, issueIds.toArray())
                .execute();
    }

    private static <T> Object[] array(List<T> list, Function<T, Object> field) {
        return list.stream().map(field).toArray();
    }

    private static <T> Object[] longs(List<T> list, ToLongFunction<T> field) {
        return list.stream().map(each -> (Object) field.applyAsLong(each)).toArray();
    }
}
