package dev.amiss.embedded;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A plain Kafka client for tests: sends records as a foreign producer would, and remembers what was committed to one topic
 * since it was made. Not thread-safe.
 */
public final class TopicReader implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> seen = new ArrayList<>();

    /** Reads a topic from its present end on. */
    public TopicReader(String bootstrap, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Everything that came so far, each partition in its order; looks for more first. */
    public List<ConsumerRecord<String, String>> records() {
        consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
        return List.copyOf(seen);
    }

    /** Everything that is committed to a topic up to now. */
    public static List<ConsumerRecord<String, String>> all(String bootstrap, String topic) {
        try (TopicReader reader = new TopicReader(bootstrap, topic)) {
            Set<TopicPartition> partitions = reader.consumer.assignment();
            Map<TopicPartition, Long> ends = reader.consumer.endOffsets(partitions);
            reader.consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(each -> reader.consumer.position(each) < ends.getOrDefault(each, 0L))) {
                reader.records();
            }
            return reader.records();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Sends one record and waits until Kafka has it; a null key spreads over the partitions. */
    public static void send(
            String bootstrap, String topic, @Nullable String key, String value, Map<String, String> headers) {
        ProducerRecord<String, String> message = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        send(bootstrap, List.of(message));
    }

    /** Sends records in this order and waits until Kafka has them all. */
    public static void send(String bootstrap, List<ProducerRecord<String, String>> messages) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "max.block.ms", 15_000),
                new StringSerializer(),
                new StringSerializer())) {
            var sent = messages.stream().map(producer::send).toList();
            for (var future : sent) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take the records", e.getCause());
        }
    }

    /** The text headers of a record. */
    public static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }
}
