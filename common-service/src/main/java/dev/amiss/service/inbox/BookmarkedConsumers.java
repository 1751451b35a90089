package dev.amiss.service.inbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/** Starts consumers and stops them with the service. */
@Singleton
public class BookmarkedConsumers {
    private final Map<String, Object> kafka;
    private final Jdbi jdbi;
    private final DeadLetters deadLetters;
    private final InboxConfig config;
    private final String service;
    private final MeterRegistry meters;
    private final List<BookmarkedConsumer> started = new CopyOnWriteArrayList<>();

    BookmarkedConsumers(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Jdbi jdbi,
            DeadLetters deadLetters,
            InboxConfig config,
            @ConfigProperty(name = "quarkus.application.name") String service,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.jdbi = jdbi;
        this.deadLetters = deadLetters;
        this.config = config;
        this.service = service;
        this.meters = meters;
    }

    /** Starts reading a topic from this service's bookmarks; replicas of the service share its partitions. */
    public BookmarkedConsumer start(String topic, BatchHandler handler) {
        BookmarkedConsumer consumer = new BookmarkedConsumer(
                topic,
                new Bookmarks(jdbi, topic),
                new BatchTransaction(jdbi, new Bookmarks(jdbi, topic), handler, deadLetters),
                new ConsumerFactory(kafka, service, config),
                config);
        started.add(consumer);
        measure(consumer);
        consumer.start();
        return consumer;
    }

    private void measure(BookmarkedConsumer consumer) {
        Gauge.builder("amiss.consumer.lag", consumer, BookmarkedConsumer::lag)
                .baseUnit("records")
                .description("Records of this replica's partitions that are not applied yet")
                .tag("topic", consumer.topic())
                .register(meters);
        Gauge.builder(
                        "amiss.consumer.stopped",
                        consumer,
                        each -> each.stoppedPartitions().size())
                .baseUnit("partitions")
                .description("Partitions that stopped at a record of a newer schema")
                .tag("topic", consumer.topic())
                .register(meters);
    }

    /** All that were started. */
    public List<BookmarkedConsumer> all() {
        return List.copyOf(started);
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        started.forEach(BookmarkedConsumer::stop);
    }
}
