package dev.amiss.service.inbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where each of a consumer's partitions stands: what it applies next. Used by the consumer's thread alone. */
final class Positions {
    private static final Logger LOG = Logger.getLogger(Positions.class);

    private final String topic;
    private final Bookmarks bookmarks;
    private final ConsumerFactory factory;
    private final Map<TopicPartition, Long> next = new HashMap<>();

    Positions(String topic, Bookmarks bookmarks, ConsumerFactory factory) {
        this.topic = topic;
        this.bookmarks = bookmarks;
        this.factory = factory;
    }

    /** What each applies next; whoever applied something moves it on. */
    Map<TopicPartition, Long> next() {
        return next;
    }

    boolean isKnown(TopicPartition partition) {
        return next.containsKey(partition);
    }

    /** What was polled of these and not applied is polled again. */
    void rewind(KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            Long offset = next.get(partition);
            if (offset != null && consumer.assignment().contains(partition)) {
                consumer.seek(partition, offset);
            }
        }
    }

    /** Goes on with these where their bookmarks are. */
    void load(KafkaConsumer<byte[], byte[]> consumer, Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> standing = bookmarks.load(partitions, factory.topicId(topic));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        standing.forEach((partition, offset) -> goOnAt(consumer, partition, offset, ends.get(partition)));
    }

    private void goOnAt(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long offset, @Nullable Long end) {
        long standing = offset;
        if (end != null && offset > end) {
            LOG.errorf(
                    "kafka: %s ends at %d before the bookmark %d: its log was lost; going on from what there is",
                    partition, end, offset);
            bookmarks.restart(partition);
            standing = 0;
        }
        next.put(partition, standing);
        if (standing == 0) {
            consumer.seekToBeginning(Set.of(partition));
        } else {
            consumer.seek(partition, standing);
        }
    }
}
