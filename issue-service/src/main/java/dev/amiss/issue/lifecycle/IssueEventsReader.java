package dev.amiss.issue.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.amiss.model.IssueEvent;
import dev.amiss.model.Json;
import dev.amiss.model.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Makes Kafka clients that read our own events again, from wherever they like; nobody remembers how far. Thread-safe. */
@Singleton
public class IssueEventsReader {
    /** Markers of transactions have places of their own among them. */
    private static final int LAST = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int PATIENCE_MS = (int) PATIENCE.toMillis();
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> kafka;

    IssueEventsReader(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** Reads committed records only, of the partitions that it is given; the caller closes it. */
    public KafkaConsumer<String, String> open() {
        return open(Map.of());
    }

    private KafkaConsumer<String, String> open(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.putAll(more);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
    }

    /** That consumers know a version of an issue. */
    record Told(long issueId, long version, long epoch) {}

    /**
     * What the last events of each partition told; what is no event of ours is left out. Blocks for at most some seconds.
     *
     * @throws KafkaException when Kafka does not answer
     */
    List<Told> last() {
        List<Told> told = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = open(Map.of(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false))) {
            Set<TopicPartition> partitions = consumer.partitionsFor(Topics.ISSUE_EVENTS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .collect(Collectors.toSet());
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            ends.forEach((partition, end) ->
                    consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - LAST)));
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                if (System.nanoTime() > until) {
                    throw new TimeoutException("The last events were not read within " + PATIENCE.toSeconds() + " s");
                }
                consumer.poll(POLL).forEach(record -> told(record).ifPresent(told::add));
            }
        }
        return told;
    }

    private static Optional<Told> told(ConsumerRecord<String, String> record) {
        try {
            IssueEvent event = Json.mapper().readValue(record.value(), IssueEvent.class);
            return Optional.of(new Told(event.issue().id(), event.issue().version(), event.epoch()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
