package dev.amiss.responder.silence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import dev.amiss.model.SilenceEvent;
import dev.amiss.model.SilenceEventType;
import dev.amiss.model.Topics;
import dev.amiss.service.outbox.Outbox;
import dev.amiss.service.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Writes down what happens to silences and tells of it on {@code amiss.silence-events}; all within the caller's transaction. */
@ApplicationScoped
class SilenceLog {
    private static final String SOURCE = "/amiss/responder-service";

    private final SilenceStore store;
    private final Outbox outbox;
    private final Clock clock;

    SilenceLog(SilenceStore store, Outbox outbox, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param row as it stands now */
    void append(Handle handle, SilenceRow row, List<SilenceLogEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        store.log(handle, row.id(), entries);
        ObjectNode document = document(row, clock.instant());
        outbox.append(
                handle,
                entries.stream()
                        .map(entry -> message(row.id(), entry, document))
                        .toList());
    }

    /** A silence as others are told of it: without what is counted. */
    static ObjectNode document(SilenceRow row, Instant now) {
        ObjectNode document = Json.mapper().valueToTree(SilenceView.of(row, MutedIssues.Counts.NONE, now, null));
        return document.without(List.of("matching_issues", "muted_issues", "is_count_exact"));
    }

    private static OutboxMessage message(long silence, SilenceLogEntry entry, ObjectNode document) {
        String id = UUID.randomUUID().toString();
        SilenceEventType type = SilenceEventType.valueOf(entry.kind().name());
        var event = new SilenceEvent(
                id,
                type,
                entry.at(),
                entry.actor(),
                SilenceEvent.SCHEMA,
                silence,
                entry.until(),
                entry.summary(),
                document);
        return OutboxMessage.event(
                Topics.SILENCE_EVENTS, Long.toString(silence), id, type.wire(), SOURCE, entry.at(), event);
    }
}
