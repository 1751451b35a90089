package dev.amiss.service.inbox;

import dev.amiss.service.database.RowArrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The bookmarks of one topic: which offset each partition goes on at. Thread-safe. */
final class Bookmarks {
    private static final long NOWHERE = -1;

    private final Jdbi jdbi;
    private final String topic;

    Bookmarks(Jdbi jdbi, String topic) {
        this.jdbi = jdbi;
        this.topic = topic;
    }

    /** Where these partitions go on; those of a topic that was made anew start at 0 again. */
    Map<TopicPartition, Long> load(Collection<TopicPartition> partitions, String topicId) {
        Integer[] numbers =
                partitions.stream().map(TopicPartition::partition).sorted().toArray(Integer[]::new);
        return jdbi.inTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO bookmark (topic, partition, topic_id, next)
                            SELECT :topic, p, :topicId, 0 FROM unnest(:partitions) p
                            ON CONFLICT (topic, partition) DO UPDATE
                            SET topic_id = excluded.topic_id, next = 0, caught_up_at = NULL
                            WHERE bookmark.topic_id <> excluded.topic_id""")
                    .bind("topic", topic)
                    .bind("topicId", topicId)
                    .bindArray("partitions", Integer.class, (Object[]) numbers)
                    .execute();
            Map<TopicPartition, Long> next = new HashMap<>();
            handle.createQuery(
                            "SELECT partition, next FROM bookmark WHERE topic = :topic AND partition = ANY(:partitions)")
                    .bind("topic", topic)
                    .bindArray("partitions", Integer.class, (Object[]) numbers)
                    .map((row, context) -> next.put(new TopicPartition(topic, row.getInt(1)), row.getLong(2)))
                    .list();
            return next;
        });
    }

    /** Moves these bookmarks on, in the caller's transaction; false when one does not stand where it should. */
    boolean move(Handle handle, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        List<TopicPartition> partitions = to.keySet().stream()
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
        int moved = RowArrays.of(handle, partitions)
                .column("text", each -> topic)
                .column("integer", TopicPartition::partition)
                .column("bigint", each -> from.getOrDefault(each, NOWHERE))
                .column("bigint", each -> to.getOrDefault(each, NOWHERE))
                .execute("""
                        UPDATE bookmark b SET next = m.next
                        FROM unnest(?, ?, ?, ?) AS m(topic, partition, expected, next)
                        WHERE b.topic = m.topic AND b.partition = m.partition AND b.next = m.expected""");
        return moved == partitions.size();
    }

    /** Starts that partition from the beginning of its log. */
    void restart(TopicPartition partition) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE bookmark SET next = 0 WHERE topic = :topic AND partition = :partition")
                .bind("topic", topic)
                .bind("partition", partition.partition())
                .execute());
    }

    /** The database's time, to be asked before Kafka is asked for the ends of the partitions. */
    String now() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT clock_timestamp()::text")
                .mapTo(String.class)
                .one());
    }

    /**
     * How far a partition has been applied.
     *
     * @param next what it applies next
     * @param at what was sent before this time of the database has been applied
     */
    record Reached(long next, String at) {}

    /** Notes that of those partitions that stand where they should. */
    void caughtUp(Map<TopicPartition, Long> standing, Map<TopicPartition, Reached> partitions) {
        List<Map.Entry<TopicPartition, Reached>> reached = List.copyOf(partitions.entrySet());
        jdbi.useTransaction(handle -> {
            handle.execute("SET LOCAL synchronous_commit = off");
            RowArrays.of(handle, reached)
                    .column("text", each -> topic)
                    .column("integer", each -> each.getKey().partition())
                    .column("bigint", each -> standing.getOrDefault(each.getKey(), NOWHERE))
                    .column("bigint", each -> each.getValue().next())
                    .column("text", each -> each.getValue().at())
                    .execute("""
                            UPDATE bookmark b SET next = m.next, caught_up_at = m.at::timestamptz
                            FROM unnest(?, ?, ?, ?, ?) AS m(topic, partition, expected, next, at)
                            WHERE b.topic = m.topic AND b.partition = m.partition AND b.next = m.expected""");
        });
    }
}
