package dev.amiss.bench.chaos;

import dev.amiss.model.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A program that reports by Kafka, as producers with default settings do. One record of ten is sent twice with the same
 * {@code ce_id}, one of fifty cannot be read.
 */
final class KafkaReporter implements AutoCloseable {
    private static final int NAMES = 40;

    private final KafkaProducer<String, String> producer;
    private final Journal journal;
    private final SplittableRandom random;

    KafkaReporter(String bootstrap, Journal journal, SplittableRandom random) {
        this.journal = journal;
        this.random = random;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "acks", "all",
                        "delivery.timeout.ms", 900_000,
                        "max.block.ms", 300_000,
                        "linger.ms", 5),
                new StringSerializer(),
                new StringSerializer());
    }

    void report() {
        if (random.nextInt(50) == 0) {
            producer.send(new ProducerRecord<>(Topics.FAILURES, "poison", "{\"name\": \"poison"));
            return;
        }
        String name = "kafka-" + random.nextInt(NAMES);
        String id = UUID.randomUUID().toString();
        send(name, id, true);
        if (random.nextInt(10) == 0) {
            send(name, id, false);
        }
    }

    /** Waits until Kafka has all. */
    @Override
    public void close() {
        producer.flush();
        producer.close();
    }

    private void send(String name, String id, boolean counts) {
        ProducerRecord<String, String> message =
                new ProducerRecord<>(Topics.FAILURES, name, "{\"name\":\"" + name + "\"}");
        message.headers().add("ce_id", id.getBytes(StandardCharsets.UTF_8));
        message.headers().add("ce_source", "/chaos".getBytes(StandardCharsets.UTF_8));
        producer.send(message, (metadata, failure) -> {
            if (failure != null) {
                journal.surprise("Kafka took no report: " + failure);
            } else if (counts) {
                journal.acknowledged(name);
            }
        });
    }
}
