package dev.amiss.service.inbox;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Remembers ids of messages for 7 days, so that one that is sent twice counts once. Thread-safe. */
@Singleton
public class Inbox {
    /** What makes a message itself: CloudEvents' source and id. */
    public record MessageId(String source, String id) {}

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int CHUNK = 5_000;

    private final Jdbi jdbi;

    Inbox(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

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
        return new HashSet<>(handle.createQuery("""
                        INSERT INTO inbox (source, id) SELECT * FROM unnest(:sources, :ids)
                        ON CONFLICT DO NOTHING RETURNING source, id""")
                .bindArray(
                        "sources",
                        String.class,
                        sorted.stream().map(MessageId::source).toArray())
                .bindArray(
                        "ids", String.class, sorted.stream().map(MessageId::id).toArray())
                .map((row, context) -> new MessageId(row.getString(1), row.getString(2)))
                .list());
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int deleted;
        do {
            deleted = jdbi.withHandle(handle -> handle.createUpdate("""
                            DELETE FROM inbox WHERE ctid = ANY(ARRAY(
                                SELECT ctid FROM inbox WHERE seen_at < clock_timestamp() - make_interval(secs => :kept)
                                LIMIT :chunk FOR UPDATE SKIP LOCKED))""")
                    .bind("kept", (double) KEPT.toSeconds())
                    .bind("chunk", CHUNK)
                    .execute());
        } while (deleted == CHUNK);
    }
}
