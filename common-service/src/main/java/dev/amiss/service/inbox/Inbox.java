package dev.amiss.service.inbox;

import dev.amiss.service.database.OldRows;
import dev.amiss.service.database.RowArrays;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Remembers ids of messages for 7 days, so that one that is sent twice counts once. Thread-safe. */
@Singleton
public class Inbox implements OldRows {
    /** What makes a message itself: CloudEvents' source and id. */
    public record MessageId(String source, String id) {}

    private static final Duration KEPT = Duration.ofDays(7);

    /**
     * Which of these messages were never seen before; from now on, in the caller's transaction, all were. An id that
     * another transaction is just adding is waited for.
     */
    public Set<MessageId> firstTime(Handle handle, List<MessageId> messages) {
        List<MessageId> sorted = messages.stream()
                .distinct()
                .sorted(Comparator.comparing(MessageId::source).thenComparing(MessageId::id))
                .toList();
        if (sorted.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(bound(handle.createQuery("""
                        INSERT INTO inbox (source, id) SELECT * FROM unnest(:sources, :ids)
                        ON CONFLICT DO NOTHING RETURNING source, id"""), sorted)
                .map((row, context) -> new MessageId(row.getString(1), row.getString(2)))
                .list());
    }

    /**
     * Which of these messages, all seen before, were not seen within that time; from now on, in the caller's transaction, they
     * were, and what they were answered with is forgotten. One that another transaction is just taking so is waited for.
     */
    public Set<MessageId> firstTimeWithin(Handle handle, Duration time, List<MessageId> messages) {
        if (messages.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(bound(handle.createQuery("""
                        UPDATE inbox SET seen_at = clock_timestamp(), result = NULL
                        WHERE (source, id) IN (SELECT * FROM unnest(:sources, :ids))
                            AND seen_at < clock_timestamp() - make_interval(secs => :time)
                        RETURNING source, id"""), messages)
                .bind("time", (double) time.toSeconds())
                .map((row, context) -> new MessageId(row.getString(1), row.getString(2)))
                .list());
    }

    /** Keeps what these messages, seen before, were answered with: JSON by message. */
    public void keepAnswers(Handle handle, Map<MessageId, String> answers) {
        RowArrays.of(handle, List.copyOf(answers.entrySet()))
                .column("text", answer -> answer.getKey().source())
                .column("text", answer -> answer.getKey().id())
                .column("text", Map.Entry::getValue)
                .execute("""
                        UPDATE inbox SET result = a.result::jsonb FROM unnest(?, ?, ?) AS a(source, id, result)
                        WHERE inbox.source = a.source AND inbox.id = a.id""");
    }

    /** What those of these messages were answered with that have an answer kept. */
    public Map<MessageId, String> answers(Handle handle, List<MessageId> messages) {
        Map<MessageId, String> answers = new HashMap<>();
        if (!messages.isEmpty()) {
            bound(handle.createQuery("""
                            SELECT source, id, result::text FROM inbox
                            WHERE (source, id) IN (SELECT * FROM unnest(:sources, :ids)) AND result IS NOT NULL"""), messages)
                    .map((row, context) ->
                            answers.put(new MessageId(row.getString(1), row.getString(2)), row.getString(3)))
                    .list();
        }
        return answers;
    }

    private static Query bound(Query query, List<MessageId> messages) {
        return query.bindArray(
                        "sources",
                        String.class,
                        messages.stream().map(MessageId::source).toArray())
                .bindArray(
                        "ids",
                        String.class,
                        messages.stream().map(MessageId::id).toArray());
    }

    @Override
    public String what() {
        return "ids of messages";
    }

    @Override
    public int delete(Handle handle, int most) {
        return handle.createUpdate("""
                        DELETE FROM inbox WHERE ctid = ANY(ARRAY(
                            SELECT ctid FROM inbox WHERE seen_at < clock_timestamp() - make_interval(secs => :kept)
                            LIMIT :most FOR UPDATE SKIP LOCKED))""")
                .bind("kept", (double) KEPT.toSeconds())
                .bind("most", most)
                .execute();
    }
}
