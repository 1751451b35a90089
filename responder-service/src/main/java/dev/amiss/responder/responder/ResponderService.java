package dev.amiss.responder.responder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.service.changes.ChangeLog;
import dev.amiss.service.changes.ChangeView;
import dev.amiss.service.page.Cursor;
import dev.amiss.service.page.Page;
import dev.amiss.service.problem.FieldError;
import dev.amiss.service.problem.Problems;
import dev.amiss.service.problem.StrictFields;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes responders. Each method is one transaction, or part of the caller's. */
@ApplicationScoped
public class ResponderService {
    private static final String ORDER = "id";
    private static final String SUBJECT = "responder";

    private final ResponderReader reader;
    private final AssignActions assign;
    private final ApplyChange apply;
    private final WhenErrors whenErrors;
    private final ChangeLog log;
    private final Clock clock;

    ResponderService(
            ResponderReader reader,
            AssignActions assign,
            ApplyChange apply,
            WhenErrors whenErrors,
            ChangeLog log,
            Clock clock) {
        this.reader = reader;
        this.assign = assign;
        this.apply = apply;
        this.whenErrors = whenErrors;
        this.log = log;
        this.clock = clock;
    }

    /** @param backfill whether to answer issues that are active already; null when the user did not say */
    @Transactional
    public ResponderView create(@Nullable JsonNode body, @Nullable Boolean backfill) {
        ResponderDraft draft = reader.read(body, KeptSecrets.NONE);
        var responder = new ResponderEntity();
        responder.set(draft);
        responder.createdAt = clock.instant();
        ResponderView view = write(responder, draft, List.of(), backfill).view();
        log.created(SUBJECT, view.id(), documentOf(view));
        return view;
    }

    @Transactional
    public ResponderView replace(long id, @Nullable JsonNode body, @Nullable Boolean backfill) {
        ResponderEntity responder = find(id, LockModeType.PESSIMISTIC_WRITE);
        List<ResponderActionEntity> actions = ResponderActionEntity.of(id);
        JsonNode before = documentOf(view(responder, actions, List.of()));
        ResponderDraft draft = reader.read(body, assign.secretsOf(actions));
        responder.set(draft);
        Written written = write(responder, draft, actions, backfill);
        log.changed(SUBJECT, id, before, documentOf(written.view()), written.changedSecrets());
        return written.view();
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
        List<ResponderActionEntity> actions = ResponderActionEntity.of(id);
        JsonNode before = documentOf(view(responder, actions, List.of()));
        responder.enabled = enabled.orElse(responder.enabled);
        apply.apply(responder, actions, backfill);
        ResponderView view = view(responder, actions, List.of());
        log.changed(SUBJECT, id, before, documentOf(view), List.of());
        return view;
    }

    @Transactional
    public void delete(long id) {
        ResponderEntity responder = find(id, LockModeType.PESSIMISTIC_WRITE);
        responder.deletedAt = clock.instant();
        apply.apply(responder, ResponderActionEntity.of(id), null);
        log.deleted(SUBJECT, id);
        whenErrors.forget(id);
    }

    @Transactional
    public ResponderView get(long id) {
        return view(find(id, LockModeType.NONE), ResponderActionEntity.of(id), List.of());
    }

    /** What people configure of it, as the API takes it back. */
    @Transactional
    public ObjectNode definition(long id) {
        return get(id).document();
    }

    /** Who changed it and how, the latest first. */
    @Transactional
    public Page<ChangeView> changes(long id, int limit, @Nullable String cursor) {
        find(id, LockModeType.NONE);
        return log.latest(SUBJECT, id, limit, cursor);
    }

    /** Who changed it and how, also after its end. */
    @Transactional
    Page<ChangeView> history(long id, int limit, @Nullable String cursor) {
        if (ResponderEntity.findById(id) == null) {
            throw Problems.notFound(SUBJECT, id);
        }
        return log.history(SUBJECT, id, limit, cursor);
    }

    @Transactional
    public Page<ResponderView> list(int limit, @Nullable String cursor, ResponderFilter asked) {
        long after = Cursor.decode(cursor, ORDER).map(Cursor::id).orElse(0L);
        List<ResponderEntity> rows = ResponderEntity.find(asked.condition() + " order by id", asked.parameters(after))
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
            throw Problems.notFound(SUBJECT, id);
        }
        return responder;
    }

    private record Written(ResponderView view, List<String> changedSecrets) {}

    private Written write(
            ResponderEntity responder,
            ResponderDraft draft,
            List<ResponderActionEntity> before,
            @Nullable Boolean backfill) {
        responder.updatedAt = clock.instant();
        responder.persistAndFlush();
        AssignActions.Assigned assigned = assign.assign(responder, draft, before);
        apply.apply(responder, assigned.actions(), backfill);
        return new Written(view(responder, assigned.actions(), draft.warnings()), assigned.changedSecrets());
    }

    /** What people configure of it, for the record of changes. */
    private static JsonNode documentOf(ResponderView view) {
        return view.documentWithNulls();
    }

    private ResponderView view(
            ResponderEntity responder, List<ResponderActionEntity> actions, List<FieldError> warnings) {
        return ResponderView.of(responder, actions, warnings, whenErrors.of(responder.idOrFail()));
    }
}
