package dev.amiss.service.inbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Notes up to which time all that was sent has been applied: to where a partition ended at that time. A partition that ends
 * further on each time it is asked for, since records keep coming, is caught up to when it ended where it has been read to
 * since. It asks by a client of its own, as Kafka answers one client in turn: behind a poll that waits for records the answer
 * would come half a second later. Used by the consumer's thread alone, except for {@link #wakeUp}.
 */
final class CaughtUp implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> client;
    private final Bookmarks bookmarks;
    private final Positions positions;
    private final Map<TopicPartition, End> ahead = new HashMap<>();

    CaughtUp(KafkaConsumer<byte[], byte[]> client, Bookmarks bookmarks, Positions positions) {
        this.client = client;
        this.bookmarks = bookmarks;
        this.positions = positions;
    }

    /** @param at the database's time */
    private record End(long offset, String at) {}

    /**
     * Where partitions ended.
     *
     * @param at the database's time before Kafka was asked
     */
    record Ends(Map<TopicPartition, Long> offsets, String at) {}

    /**
     * Asks Kafka where the partitions end; a replica that has none asks for one nevertheless, to hear whether Kafka answers.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka does not answer
     */
    Ends ask(String topic) {
        String at = bookmarks.now();
        Set<TopicPartition> ours = positions.next().keySet();
        Map<TopicPartition, Long> offsets =
                client.endOffsets(ours.isEmpty() ? Set.of(new TopicPartition(topic, 0)) : ours);
        return new Ends(ours.isEmpty() ? Map.of() : offsets, at);
    }

    /**
     * Notes what was reached, which also moves bookmarks behind Kafka's own control records.
     *
     * @param stopped partitions that are left alone
     * @return how many records are not applied yet
     */
    long note(KafkaConsumer<byte[], byte[]> consumer, Ends ends, Set<TopicPartition> stopped) {
        ahead.keySet().retainAll(ends.offsets().keySet());
        Map<TopicPartition, Bookmarks.Reached> reached = new HashMap<>();
        long behind = 0;
        for (Map.Entry<TopicPartition, Long> each : ends.offsets().entrySet()) {
            long position = consumer.position(each.getKey());
            behind += Math.max(0, each.getValue() - position);
            String since = stopped.contains(each.getKey())
                    ? null
                    : reached(each.getKey(), position, new End(each.getValue(), ends.at()));
            if (since != null) {
                reached.put(each.getKey(), new Bookmarks.Reached(position, since));
            }
        }
        if (!reached.isEmpty()) {
            bookmarks.caughtUp(positions.next(), reached);
            reached.forEach((partition, to) -> positions.next().put(partition, to.next()));
        }
        return behind;
    }

    /** Up to when that partition has been applied; null when that is not known anew. */
    private @Nullable String reached(TopicPartition partition, long position, End end) {
        if (position >= end.offset()) {
            ahead.remove(partition);
            return end.at();
        }
        End earlier = ahead.putIfAbsent(partition, end);
        if (earlier == null || position < earlier.offset()) {
            return null;
        }
        ahead.put(partition, end);
        return earlier.at();
    }

    /** Lets a question that has no answer yet end; from any thread. */
    void wakeUp() {
        client.wakeup();
    }

    @Override
    public void close() {
        client.close();
    }
}
