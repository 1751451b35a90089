package dev.amiss.issue.stream;

import dev.amiss.model.Headers;
import dev.amiss.model.IssueEventType;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Every issue event as it comes, in each replica, for all clients connected to it. Thread-safe. */
@ApplicationScoped
@Default
@Identifier("live-issue-events")
class LiveIssueEvents implements KafkaConsumerRebalanceListener {
    private final Map<Integer, Long> next = new TreeMap<>();
    private final Set<Consumer<StreamedEvent>> listeners = new CopyOnWriteArraySet<>();
    private final CompletableFuture<Void> begun = new CompletableFuture<>();

    /** Ends once this replica hears events; where it begins is not known before. */
    CompletableFuture<Void> begun() {
        return begun.copy();
    }

    /** Hands all later events to the listener, and answers where they begin; after {@link #begun}. */
    synchronized StreamPosition listen(Consumer<StreamedEvent> listener) {
        listeners.add(listener);
        return new StreamPosition(next);
    }

    void forget(Consumer<StreamedEvent> listener) {
        listeners.remove(listener);
    }

    @Incoming("live-issue-events")
    synchronized void on(ConsumerRecords<String, String> records) {
        records.forEach(this::tell);
    }

    private void tell(ConsumerRecord<String, String> record) {
        if (record.offset() < next.getOrDefault(record.partition(), 0L)) {
            return;
        }
        next.put(record.partition(), record.offset() + 1);
        StreamedEvent event = eventOf(record);
        if (isChange(event)) {
            listeners.forEach(listener -> listener.accept(event));
        }
    }

    @Override
    public synchronized void onPartitionsAssigned(
            org.apache.kafka.clients.consumer.Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            Long known = next.get(partition.partition());
            if (known == null) {
                next.put(partition.partition(), consumer.position(partition));
            } else {
                consumer.seek(partition, known);
            }
        }
        if (!partitions.isEmpty()) {
            begun.complete(null);
        }
    }

    static StreamedEvent eventOf(ConsumerRecord<String, String> record) {
        Header type = record.headers().lastHeader(Headers.CE_TYPE);
        return new StreamedEvent(
                record.partition(),
                record.offset(),
                type == null ? "issue.changed" : new String(type.value(), StandardCharsets.UTF_8),
                record.value());
    }

    static boolean isChange(StreamedEvent event) {
        return !event.type().equals(IssueEventType.SNAPSHOT.wire());
    }
}
