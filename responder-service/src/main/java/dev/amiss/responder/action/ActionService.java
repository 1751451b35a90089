package dev.amiss.responder.action;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Action;
import dev.amiss.model.ActionEventType;
import dev.amiss.model.ActionStatus;
import dev.amiss.service.access.CurrentActor;
import dev.amiss.service.page.Cursor;
import dev.amiss.service.page.Page;
import dev.amiss.service.page.PageLimit;
import dev.amiss.service.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Shows actions, and runs or cancels one by hand. Each method is one transaction, or part of the caller's. */
@ApplicationScoped
public class ActionService {
    private static final String ORDER = "-id";
    private static final String NEXT_FIRST = "runs_at";
    private static final List<String> WAITING = List.of("pending", "held");

    private final ActionQueries queries;
    private final ActionViews views;
    private final ActionEvents events;
    private final ActionSignal signal;
    private final CurrentActor actor;
    private final Jdbi jdbi;

    ActionService(
            ActionQueries queries,
            ActionViews views,
            ActionEvents events,
            ActionSignal signal,
            CurrentActor actor,
            Jdbi jdbi) {
        this.queries = queries;
        this.views = views;
        this.events = events;
        this.signal = signal;
        this.actor = actor;
        this.jdbi = jdbi;
    }

    public Page<ActionView> list(
            @Nullable Long issueId,
            @Nullable Long responderId,
            List<String> statuses,
            @Nullable String limit,
            @Nullable String cursor) {
        for (String status : statuses) {
            if (ActionStatus.ofWire(status).isEmpty()) {
                throw Problems.invalidParameter(
                        "status", "must be one of pending, held, running, succeeded, failed, cancelled");
            }
        }
        Long before = Cursor.decode(cursor, ORDER).map(Cursor::id).orElse(null);
        int most = PageLimit.of(limit);
        List<ActionStanding> rows = jdbi.withHandle(
                handle -> queries.list(handle, new ActionQuery(issueId, responderId, statuses, before, most)));
        return Page.of(
                        rows,
                        most,
                        row -> new Cursor(ORDER, Instant.EPOCH, row.action().id()).encode())
                .map(views::listed);
    }

    /**
     * Actions that wait, the next one first.
     *
     * @param statuses of pending and held; empty for both
     */
    public Page<ActionView> waiting(
            @Nullable Long issueId,
            @Nullable Long responderId,
            List<String> statuses,
            @Nullable String limit,
            @Nullable String cursor) {
        List<String> asked = statuses.isEmpty() ? WAITING : statuses;
        if (!WAITING.containsAll(asked)) {
            throw Problems.invalidParameter("sort", "runs_at goes with the statuses pending and held only");
        }
        Cursor after = Cursor.decode(cursor, NEXT_FIRST).orElse(null);
        int most = PageLimit.of(limit);
        List<ActionStanding> rows = jdbi.withHandle(
                handle -> queries.waiting(handle, new ActionQuery(issueId, responderId, asked, null, most), after));
        return Page.of(
                        rows,
                        most,
                        row -> new Cursor(NEXT_FIRST, row.runAt(), row.action().id()).encode())
                .map(views::listed);
    }

    /** How many actions there are of each status that asks for somebody's eye; counting ends at 1,000. */
    public Map<String, String> counts() {
        return jdbi.withHandle(queries::counts);
    }

    /** The last action of each of these responders, if it had any. */
    public Map<Long, ActionView> lastOf(Collection<Long> responderIds) {
        return jdbi.withHandle(handle -> queries.last(handle, responderIds)).stream()
                .map(views::listed)
                .collect(Collectors.toMap(each -> each.action().responderId(), Function.identity()));
    }

    public ActionView get(long id) {
        return jdbi.withHandle(handle -> views.one(handle, id));
    }

    /** All attempts at an action in the order in which they were made. */
    List<ActionView.Attempt> attempts(long id) {
        List<ActionView.Attempt> attempts = get(id).attemptLog();
        return attempts == null ? List.of() : attempts;
    }

    /** Runs a failed or cancelled action again, now. */
    @Transactional
    public ActionView retry(long id) {
        return change(
                id,
                ActionEventType.SCHEDULED,
                handle -> queries.retry(handle, withKnownIssue(handle, id)),
                "only a failed or cancelled action can be run again");
    }

    /** Runs a waiting action now, whatever it waits for. */
    @Transactional
    public ActionView run(long id) {
        return change(
                id,
                ActionEventType.SCHEDULED,
                handle -> {
                    withKnownIssue(handle, id);
                    return queries.run(handle, id);
                },
                "only a pending or held action can be run before its time");
    }

    /** Puts a waiting action off. */
    @Transactional
    public ActionView putOff(long id, @Nullable JsonNode body) {
        return change(
                id,
                ActionEventType.SCHEDULED,
                handle -> queries.putOff(handle, id, Postponement.read(body, runAt(handle, id), views.now())),
                "only a pending or held action can be put off");
    }

    private Instant runAt(Handle handle, long id) {
        ActionView view = views.one(handle, id);
        Waiting waiting = view.waitsFor();
        boolean isHeld = view.action().status() == ActionStatus.HELD;
        Instant runsAt = waiting == null || isHeld ? null : view.runsAt();
        return runsAt == null ? Instant.EPOCH : runsAt;
    }

    @Transactional
    public ActionView cancel(long id) {
        return change(
                id,
                ActionEventType.CANCELLED,
                handle -> queries.cancel(handle, id),
                "only a pending or held action can be cancelled");
    }

    private ActionView change(long id, ActionEventType type, Function<Handle, Optional<Action>> change, String rule) {
        return jdbi.withHandle(handle -> {
            Action action = orConflict(handle, change.apply(handle), id, rule);
            events.tell(handle, type, action, actor.name());
            signal.wakeAfterCommit(handle);
            return views.one(handle, id);
        });
    }

    private ActionStanding withKnownIssue(Handle handle, long id) {
        ActionStanding asked = queries.find(handle, id).orElseThrow(() -> Problems.notFound("action", id));
        if (!queries.lockIssueOf(handle, asked.action())) {
            throw Problems.conflict("Action " + id + " cannot run: its issue "
                    + asked.action().issueId() + " was deleted, or ended so long ago that it is not kept any more.");
        }
        return asked;
    }

    private Action orConflict(Handle handle, Optional<Action> changed, long id, String rule) {
        return changed.orElseThrow(() -> {
            ActionStatus status = views.one(handle, id).action().status();
            return Problems.conflict("Action " + id + " is " + status.wire() + "; " + rule + ".");
        });
    }
}
