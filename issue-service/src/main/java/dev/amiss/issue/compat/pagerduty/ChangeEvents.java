package dev.amiss.issue.compat.pagerduty;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.issue.compat.ForeignTime;
import dev.amiss.issue.intake.NotedPlaces;
import dev.amiss.issue.intake.StorableDetails;
import dev.amiss.model.Json;
import dev.amiss.service.database.OldRows;
import dev.amiss.service.database.StorableText;
import dev.amiss.service.database.StoredJson;
import dev.amiss.service.page.Cursor;
import dev.amiss.service.page.Page;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The change events of the last 30 days. Thread-safe. */
@Singleton
class ChangeEvents implements OldRows {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int LONGEST_TEXT = 512;
    private static final String SORT = "-at";

    private final Jdbi jdbi;
    private final Clock clock;

    ChangeEvents(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Keeps an event without faults. */
    void add(PagerDutyEvent event, String actor) {
        ObjectNode details = Json.mapper().createObjectNode();
        if (event.payload().path("custom_details") instanceof ObjectNode custom) {
            details.setAll(custom);
        }
        for (String name : List.of("links", "images")) {
            if (!event.field(name).isEmpty()) {
                details.set(name, event.field(name));
            }
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO change_event (at, actor, summary, source, occurred_at, details)
                        VALUES (:at, :actor, :summary, :source, :occurredAt, :details::jsonb)""")
                .bind("at", clock.instant())
                .bind("actor", actor)
                .bind("summary", text(event.summary()))
                .bind("source", text(PagerDutyEvent.text(event.payload().get("source"))))
                .bind("occurredAt", ForeignTime.read(event.payload().get("timestamp")))
                .bind(
                        "details",
                        new StorableDetails(new NotedPlaces(), new NotedPlaces())
                                .of(details)
                                .toString())
                .execute());
    }

    /** A page of them, the newest first. */
    Page<ChangeEvent> page(int limit, @Nullable String cursor) {
        Optional<Cursor> after = Cursor.decode(cursor, SORT);
        List<ChangeEvent> events = jdbi.withHandle(handle -> {
            var query = handle.createQuery("SELECT id, at, actor, summary, source, occurred_at, details::text"
                            + " FROM change_event" + (after.isPresent() ? " WHERE (at, id) < (:at, :id)" : "")
                            + " ORDER BY at DESC, id DESC LIMIT :limit")
                    .bind("limit", limit + 1);
            after.ifPresent(behind -> query.bind("at", behind.at()).bind("id", behind.id()));
            return query.map((row, context) -> {
                        Timestamp occurredAt = row.getTimestamp(6);
                        return new ChangeEvent(
                                row.getLong(1),
                                row.getTimestamp(2).toInstant(),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                occurredAt == null ? null : occurredAt.toInstant(),
                                StoredJson.read(row.getString(7)));
                    })
                    .list();
        });
        return Page.of(events, limit, event -> new Cursor(SORT, event.at(), event.id()).encode());
    }

    @Override
    public String what() {
        return "change events";
    }

    @Override
    public int delete(Handle handle, int most) {
        return handle.createUpdate("""
                        DELETE FROM change_event WHERE ctid = ANY(ARRAY(
                            SELECT ctid FROM change_event WHERE at < :before
                            LIMIT :most FOR UPDATE SKIP LOCKED))""")
                .bind("before", clock.instant().minus(KEPT))
                .bind("most", most)
                .execute();
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null ? null : StorableText.cut(StorableText.clean(text), LONGEST_TEXT);
    }
}
