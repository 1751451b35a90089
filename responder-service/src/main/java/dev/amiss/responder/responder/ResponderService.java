package dev.amiss.responder.responder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.responder.responder.ActionIdentity.After;
import dev.amiss.responder.responder.ActionIdentity.Before;
import dev.amiss.service.page.Cursor;
import dev.amiss.service.page.Page;
import dev.amiss.service.problem.FieldError;
import dev.amiss.service.problem.Problems;
import dev.amiss.service.problem.StrictFields;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads and writes responders. Each method is one transaction, or part of the caller's. */
@ApplicationScoped
public class ResponderService {
    /** A responder that would answer more issues at once must be told whether it should. */
    static final long MOST_UNASKED = 1_000;

    private static final String ORDER = "id";

    private final ResponderReader reader;
    private final ResponderStore store;
    private final ResponderChanges changes;
    private final WhenErrors whenErrors;
    private final Jdbi jdbi;
    private final Clock clock;

    ResponderService(
            ResponderReader reader,
            ResponderStore store,
            ResponderChanges changes,
            WhenErrors whenErrors,
            Jdbi jdbi,
            Clock clock) {
        this.reader = reader;
        this.store = store;
        this.changes = changes;
        this.whenErrors = whenErrors;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @param backfill whether to answer issues that are active already; null when the user did not say */
    @Transactional
    public ResponderView create(@Nullable JsonNode body, @Nullable Boolean backfill) {
        ResponderDraft draft = reader.read(body, KeptSecrets.NONE);
        var responder = new ResponderEntity();
        responder.set(draft);
        responder.createdAt = clock.instant();
        return write(responder, draft, List.of(), backfill);
    }

    @Transactional
    public ResponderView replace(long id, @Nullable JsonNode body, @Nullable Boolean backfill) {
        ResponderEntity responder = find(id, LockModeType.PESSIMISTIC_WRITE);
        List<ResponderActionEntity> actions = ResponderActionEntity.of(id);
        ResponderDraft draft = reader.read(body, secretsOf(actions));
        responder.set(draft);
        return write(responder, draft, actions, backfill);
    }

    @Transactional
    public ResponderView setEnabled(long id, @Nullable JsonNode body, @Nullable Boolean backfill) {
        StrictFields fields = StrictFields.of(body);
        Optional<Boolean> enabled = fields.bool("enabled");
        if (enabled.isEmpty() && !fields.hasErrors()) {
            fields.reject("enabled", "is required, for example {\"enabled\": false}");
        }
        fields.finish();
        ResponderEntity responder = find(id, LockModeType.PESSIMISTIC_WRITE);
        responder.enabled = enabled.orElse(responder.enabled);
        return touch(responder, ResponderActionEntity.of(id), backfill, List.of());
    }

    @Transactional
    public void delete(long id) {
        ResponderEntity responder = find(id, LockModeType.PESSIMISTIC_WRITE);
        responder.deletedAt = clock.instant();
        touch(responder, ResponderActionEntity.of(id), null, List.of());
        whenErrors.forget(id);
    }

    @Transactional
    public ResponderView get(long id) {
        return view(find(id, LockModeType.NONE), ResponderActionEntity.of(id), List.of());
    }

    @Transactional
    public Page<ResponderView> list(int limit, @Nullable String cursor) {
        long after = Cursor.decode(cursor, ORDER).map(Cursor::id).orElse(0L);
        List<ResponderEntity> rows = ResponderEntity.find(
                        "id > :after and deletedAt is null order by id", Parameters.with("after", after))
                .page(0, limit + 1)
                .list();
        Map<Long, List<ResponderActionEntity>> actions = ResponderActionEntity.<ResponderActionEntity>list(
                        "responderId in ?1 order by position, id",
                        rows.stream().map(ResponderEntity::idOrFail).toList())
                .stream()
                .collect(Collectors.groupingBy(action -> action.responderId));
        return Page.of(rows, limit, row -> new Cursor(ORDER, Instant.EPOCH, row.idOrFail()).encode())
                .map(row -> view(row, actions.getOrDefault(row.idOrFail(), List.of()), List.of()));
    }

    private static ResponderEntity find(long id, LockModeType lock) {
        ResponderEntity responder = ResponderEntity.findById(id, lock);
        if (responder == null || responder.deletedAt != null) {
            throw Problems.notFound("responder", id);
        }
        return responder;
    }

    static KeptSecrets secretsOf(List<ResponderActionEntity> actions) {
        return new KeptSecrets(actions.stream()
                .map(action -> new KeptSecrets.Of(action.name, action.position, action.targetFunction, action.secrets))
                .toList());
    }

    private ResponderView write(
            ResponderEntity responder,
            ResponderDraft draft,
            List<ResponderActionEntity> before,
            @Nullable Boolean backfill) {
        responder.updatedAt = clock.instant();
        responder.persistAndFlush();
        List<ResponderActionEntity> actions = assignActions(responder, draft, before);
        return touch(responder, actions, backfill, draft.warnings());
    }

    /** Gives each action of the draft the row of the action that it was before, or a new one. */
    private List<ResponderActionEntity> assignActions(
            ResponderEntity responder, ResponderDraft draft, List<ResponderActionEntity> before) {
        List<Optional<Before>> same = ActionIdentity.assign(
                before.stream().map(ResponderService::before).toList(),
                draft.actions().stream()
                        .map(each -> new After(each.id(), each.position(), each.trigger(), each.content()))
                        .toList());
        Set<String> taken = new HashSet<>(draft.actions().stream()
                .flatMap(each -> Optional.ofNullable(each.id()).stream())
                .toList());
        before.forEach(action -> taken.add(action.name));
        List<ResponderActionEntity> now = new ArrayList<>();
        for (ActionDraft each : draft.actions()) {
            ResponderActionEntity action = same.get(each.position())
                    .flatMap(was -> byName(before, was.id()))
                    .orElseGet(() -> newAction(responder));
            rename(action, each.id(), taken);
            action.set(each);
            now.add(action);
        }
        before.stream()
                .filter(action -> !now.contains(action) && action.removedAt == null)
                .forEach(action -> action.removedAt = clock.instant());
        now.forEach(action -> action.persist());
        return now;
    }

    private static Before before(ResponderActionEntity action) {
        return new Before(
                action.name,
                action.namedByUs,
                action.removedAt != null,
                action.position,
                Trigger.ofWire(action.onEvent).orElse(Trigger.CREATED),
                ActionDraft.contentOf(action));
    }

    private static Optional<ResponderActionEntity> byName(List<ResponderActionEntity> actions, String name) {
        return actions.stream().filter(action -> action.name.equals(name)).findFirst();
    }

    private ResponderActionEntity newAction(ResponderEntity responder) {
        var action = new ResponderActionEntity();
        action.responderId = responder.idOrFail();
        action.definedAt = clock.instant();
        return action;
    }

    private static void rename(ResponderActionEntity action, @Nullable String id, Set<String> taken) {
        if (id != null) {
            action.namedByUs = action.namedByUs && action.name.equals(id);
            action.name = id;
        } else if (action.name.isEmpty()) {
            int number = 1;
            while (!taken.add("a" + number)) {
                number++;
            }
            action.name = "a" + number;
            action.namedByUs = true;
        }
    }

    /**
     * Writes the change under the lock and with a new revision, and lets it have its consequences. Rows that batches of
     * events refer to are written behind the lock, never before: the other way round the two would wait for each other.
     */
    private ResponderView touch(
            ResponderEntity responder,
            List<ResponderActionEntity> actions,
            @Nullable Boolean backfill,
            List<FieldError> warnings) {
        responder.updatedAt = clock.instant();
        boolean isActive = responder.enabled && responder.deletedAt == null;
        if (isActive) {
            responder.answersFrom = null;
            askWhenMany(store.toResponder(responder, actions), backfill);
            responder.answersFrom = Boolean.FALSE.equals(backfill) ? clock.instant() : null;
        }
        jdbi.useHandle(handle -> {
            responder.revision = store.raiseRevision(handle);
            Panache.flush();
            changes.changed(handle, store.toResponder(responder, actions), responder.revision);
        });
        return view(responder, actions, warnings);
    }

    private void askWhenMany(Responder candidate, @Nullable Boolean backfill) {
        long unanswered = backfill == null ? changes.unanswered(candidate) : 0;
        if (unanswered > MOST_UNASKED) {
            throw Problems.of(
                            409,
                            "backfill",
                            "Many issues are active already",
                            "The responder would answer " + unanswered + " issues that are active already; say"
                                    + " ?backfill=true to answer them, ?backfill=false to leave them.")
                    .with("matches", unanswered)
                    .build();
        }
    }

    private ResponderView view(
            ResponderEntity responder, List<ResponderActionEntity> actions, List<FieldError> warnings) {
        return ResponderView.of(responder, actions, warnings, whenErrors.of(responder.idOrFail()));
    }
}
