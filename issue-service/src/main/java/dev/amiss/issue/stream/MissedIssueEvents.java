package dev.amiss.issue.stream;

import dev.amiss.model.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads again what a client has missed, from the topic itself. Thread-safe. */
@Singleton
class MissedIssueEvents {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> kafka;

    MissedIssueEvents(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** Hands over every event from one position up to another, in each partition's order; blocks meanwhile. */
    void read(StreamPosition from, StreamPosition to, Consumer<StreamedEvent> listener) {
        Map<TopicPartition, Long> start = new HashMap<>();
        from.next().forEach((partition, offset) -> {
            if (offset < to.next().getOrDefault(partition, 0L)) {
                start.put(new TopicPartition(Topics.ISSUE_EVENTS, partition), offset);
            }
        });
        if (start.isEmpty()) {
            return;
        }
        try (KafkaConsumer<String, String> consumer = consumer()) {
            consumer.assign(start.keySet());
            start.forEach(consumer::seek);
            while (start.keySet().stream().anyMatch(p -> consumer.position(p) < end(to, p))) {
                for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                    StreamedEvent event = LiveIssueEvents.eventOf(record);
                    if (record.offset() < end(to, new TopicPartition(record.topic(), record.partition()))
                            && LiveIssueEvents.isChange(event)) {
                        listener.accept(event);
                    }
                }
            }
        }
    }

    private static long end(StreamPosition to, TopicPartition partition) {
        return to.next().getOrDefault(partition.partition(), 0L);
    }

    private KafkaConsumer<String, String> consumer() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
    }
}
