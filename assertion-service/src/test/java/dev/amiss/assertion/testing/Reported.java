package dev.amiss.assertion.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.embedded.RealParts;
import dev.amiss.model.Headers;
import dev.amiss.model.Json;
import dev.amiss.model.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What assertions reported, as issue-service would read it. Used by one thread. */
public final class Reported implements AutoCloseable {
    /** One record of the topic. */
    public record Record(String key, Map<String, String> headers, JsonNode value) {
        public String kind() {
            return value.path("kind").asText();
        }

        public String recordId() {
            return value.path("record").path("id").asText();
        }
    }

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Record> seen = new ArrayList<>();

    public Reported() {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", RealParts.bootstrap(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(Topics.FAILURES).stream()
                .map(partition -> new TopicPartition(Topics.FAILURES, partition.partition()))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
    }

    /** Everything that an assertion reported so far, in order where the key is the same. */
    public List<Record> of(long assertionId) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> seen.add(read(record)));
        String scope = "assertion:" + assertionId;
        return seen.stream()
                .filter(record -> scope.equals(record.headers().get(Headers.SCOPE)))
                .toList();
    }

    /** The kinds of everything that an assertion reported so far. */
    public List<String> kindsOf(long assertionId) {
        return of(assertionId).stream().map(Record::kind).toList();
    }

    private static Record read(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new java.util.LinkedHashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        try {
            return new Record(
                    new String(record.key(), StandardCharsets.UTF_8),
                    headers,
                    Json.mapper().readTree(record.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
