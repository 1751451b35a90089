package dev.amiss.service.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.model.Json;
import dev.amiss.service.access.CurrentActor;
import dev.amiss.service.page.Cursor;
import dev.amiss.service.page.Page;
import dev.amiss.service.secret.SecretArguments;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Writes down who changed what in the caller's transaction, for requests only. Thread-safe. */
@Singleton
public class ChangeLog {
    private static final String ORDER = "changes";
    private static final String LATEST_FIRST = "-changes";
    private static final TypeReference<List<FieldChange>> CHANGES = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final Clock clock;
    private final CurrentActor actor;

    ChangeLog(Jdbi jdbi, Clock clock, CurrentActor actor) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.actor = actor;
    }

    /** @param subject what sort of thing, such as {@code responder} */
    public void created(String subject, long id, JsonNode thing) {
        write(subject, id, "created", FieldChange.between(JsonNodeFactory.instance.objectNode(), thing));
    }

    /**
     * Writes nothing when nothing differs.
     *
     * @param changedSecrets JSON pointers of secrets that were replaced, which the documents do not show
     */
    public void changed(String subject, long id, JsonNode before, JsonNode after, Collection<String> changedSecrets) {
        List<FieldChange> changes = new ArrayList<>(FieldChange.between(before, after));
        changedSecrets.forEach(
                pointer -> changes.add(new FieldChange(pointer, SecretArguments.KEPT, SecretArguments.KEPT)));
        if (!changes.isEmpty()) {
            write(subject, id, "changed", changes);
        }
    }

    public void deleted(String subject, long id) {
        write(subject, id, "deleted", List.of());
    }

    private void write(String subject, long id, String kind, List<FieldChange> changes) {
        jdbi.useHandle(handle -> handle.createUpdate("""
            INSERT INTO change_log (subject, subject_id, at, actor, kind, changes)
            VALUES (:subject, :id, :at, :actor, :kind, :changes::jsonb)\
            """)
                .bind("subject", subject)
                .bind("id", id)
                .bind("at", clock.instant())
                .bind("actor", actor.name())
                .bind("kind", kind)
                .bind("changes", Json.mapper().valueToTree(changes).toString())
                .execute());
    }

    /** The changes of a thing in the order in which they came, also when it is deleted; empty when there was never one. */
    public Page<ChangeView> history(String subject, long id, int limit, @Nullable String cursor) {
        long after = Cursor.decode(cursor, ORDER).map(Cursor::id).orElse(0L);
        List<ChangeView> rows = jdbi.withHandle(handle -> handle.createQuery("""
            SELECT id, at, actor, kind, changes::text AS changes FROM change_log
            WHERE subject = :subject AND subject_id = :id AND id > :after ORDER BY id LIMIT :most\
            """)
                .bind("subject", subject)
                .bind("id", id)
                .bind("after", after)
                .bind("most", limit + 1)
                .map((row, context) -> view(row))
                .list());
        return Page.of(rows, limit, last -> new Cursor(ORDER, Instant.EPOCH, last.id()).encode());
    }

    /** The changes of a thing, the latest first. */
    public Page<ChangeView> latest(String subject, long id, int limit, @Nullable String cursor) {
        long before = Cursor.decode(cursor, LATEST_FIRST).map(Cursor::id).orElse(Long.MAX_VALUE);
        List<ChangeView> rows = jdbi.withHandle(handle -> handle.createQuery("""
            SELECT id, at, actor, kind, changes::text AS changes FROM change_log
            WHERE subject = :subject AND subject_id = :id AND id < :before ORDER BY id DESC LIMIT :most\
            """)
                .bind("subject", subject)
                .bind("id", id)
                .bind("before", before)
                .bind("most", limit + 1)
                .map((row, context) -> view(row))
                .list());
        return Page.of(rows, limit, last -> new Cursor(LATEST_FIRST, Instant.EPOCH, last.id()).encode());
    }

    private static ChangeView view(ResultSet row) throws SQLException {
        return new ChangeView(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("kind"),
                read(row.getString("changes")));
    }

    private static List<FieldChange> read(String json) {
        try {
            return Json.mapper().readValue(json, CHANGES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds JSON that cannot be read", e);
        }
    }
}
