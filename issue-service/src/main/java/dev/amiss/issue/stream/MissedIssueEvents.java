package dev.amiss.issue.stream;

import dev.amiss.issue.lifecycle.IssueEventsReader;
import dev.amiss.model.Topics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads again what a client has missed, from the topic itself. Thread-safe. */
@Singleton
class MissedIssueEvents {
    private static final Duration POLL = Duration.ofMillis(200);

    private final IssueEventsReader events;

    MissedIssueEvents(IssueEventsReader events) {
        this.events = events;
    }

    /**
     * Hands over every event from one position up to another, in each partition's order, as long as they are wanted; blocks
     * meanwhile.
     */
    void read(StreamPosition from, StreamPosition to, Consumer<StreamedEvent> listener, BooleanSupplier wanted) {
        Map<TopicPartition, Long> start = new HashMap<>();
        from.next().forEach((partition, offset) -> {
            if (offset < to.next().getOrDefault(partition, 0L)) {
                start.put(new TopicPartition(Topics.ISSUE_EVENTS, partition), offset);
            }
        });
        if (start.isEmpty()) {
            return;
        }
        try (KafkaConsumer<String, String> consumer = events.open()) {
            consumer.assign(start.keySet());
            start.forEach(consumer::seek);
            while (wanted.getAsBoolean() && start.keySet().stream().anyMatch(p -> consumer.position(p) < end(to, p))) {
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
}
