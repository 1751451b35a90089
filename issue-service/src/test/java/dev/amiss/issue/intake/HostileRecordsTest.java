package dev.amiss.issue.intake;

import static dev.amiss.issue.IssueApi.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.amiss.embedded.RealParts;
import dev.amiss.model.Headers;
import dev.amiss.model.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What anybody may have written to the topic of failures: taken as far as it can be, else kept as it came; none stops it. */
@QuarkusTest
class HostileRecordsTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int DEEP = 100_000;
    private static final int LARGE = 900_000;

    private final String run = unique("hostile");
    private final KafkaProducer<String, byte @Nullable []> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", RealParts.bootstrap(), "max.request.size", 2 * LARGE),
            new StringSerializer(),
            new ByteArraySerializer());

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void unreadable_records_are_kept_byte_by_byte_and_those_after_them_are_taken() {
        Map<String, byte @Nullable []> cases = new LinkedHashMap<>();
        cases.put("empty", new byte[0]);
        cases.put("tombstone", null);
        cases.put("no json", bytes("name=x"));
        cases.put("half", bytes("{\"name\": \"x"));
        cases.put("two values", bytes("{\"name\": \"x\"} {\"name\": \"y\"}"));
        cases.put("a list", bytes("[{\"name\": \"x\"}]"));
        cases.put("a text", bytes("\"x\""));
        cases.put("a number", bytes("1e400"));
        cases.put("deep", bytes("[".repeat(DEEP)));
        cases.put("deep details", bytes("{\"name\": \"x\", \"details\": " + "{\"a\":".repeat(DEEP)));
        cases.put("no name", bytes("{\"details\": {\"a\": 1}}"));
        cases.put("blank name", bytes("{\"name\": \" \\t\"}"));
        cases.put("wrong UTF-8", new byte[] {'{', '"', (byte) 0xC3, 0x28, '"', ':', '1', '}'});
        cases.put("gzip", gzip("{\"name\": \"x\"}"));
        cases.put("avro", new byte[] {0, 0, 0, 0, 7, 12, 'x'});

        cases.forEach((key, value) -> send(key, value, Map.of()));
        goesOn();

        await().atMost(SOON).until(() -> deadLetters().size() == cases.size());
        Map<String, byte @Nullable []> kept = deadLetters();
        cases.forEach((key, value) -> assertThat(kept.get(key)).as(key).isEqualTo(value));
    }

    @Test
    void what_can_be_taken_is_taken() {
        Map<String, String> cases = new TreeMap<>();
        cases.put("lone surrogate", "{\"name\": \"%s \\ud800\"}");
        cases.put("NUL", "{\"name\": \"%s a\\u0000b\", \"details\": {\"a\\u0000\": \"\\u0000\"}}");
        cases.put("duplicate", "{\"name\": \"other\", \"name\": \"%s\"}");
        cases.put("long number", "{\"name\": \"%s\", \"details\": {\"n\": " + "9".repeat(900) + "}}");
        cases.put(
                "wrong types",
                "{\"name\": \"%s\", \"severity\": 7, \"labels\": [], \"details\": 3, \"record\": \"x\"}");
        cases.put("unknown", "{\"name\": \"%s\", \"kind\": \"riddle\", \"surprise\": {\"deep\": [1]}}");
        cases.put("large", "{\"name\": \"%s\", \"details\": {\"log\": \"" + "x".repeat(LARGE) + "\"}}");

        cases.forEach((key, value) -> send(key, bytes(value.formatted(run + " " + key)), Map.of()));
        goesOn();

        cases.keySet().forEach(key -> assertThat(found(run + " " + key)).as(key).isEqualTo(1));
    }

    @Test
    void strange_headers_harm_nothing() {
        List<Map<String, byte @Nullable []>> cases = new ArrayList<>();
        cases.add(Map.of("ce_specversion", bytes("9.9"), "ce_type", bytes("from.the.future")));
        cases.add(Map.of("content-type", bytes("application/avro")));
        cases.add(Map.of(Headers.CE_ID, bytes("x".repeat(50_000)), Headers.CE_SOURCE, bytes("long")));
        cases.add(Map.of(Headers.CE_ID, new byte[] {(byte) 0xFF, 0}, Headers.CE_SOURCE, new byte[] {(byte) 0xC3}));
        cases.add(Map.of(Headers.SCOPE, new byte[] {0, (byte) 0x80}));
        Map<String, byte @Nullable []> without = new LinkedHashMap<>();
        without.put(Headers.CE_ID, null);
        without.put(Headers.SCOPE, null);
        cases.add(without);

        for (int each = 0; each < cases.size(); each++) {
            send("headers " + each, bytes("{\"name\": \"%s headers %d\"}".formatted(run, each)), cases.get(each));
        }
        goesOn();

        for (int each = 0; each < cases.size(); each++) {
            assertThat(found(run + " headers " + each)).as("case " + each).isEqualTo(1);
        }
    }

    /** All of a run stand in one partition, so the last one waits for all others. */
    private void goesOn() {
        send("last", bytes("{\"name\": \"%s last\"}".formatted(run)), Map.of());
        await().atMost(SOON).until(() -> found(run + " last"), equalTo(1));
    }

    /** How many issues' names begin so. */
    private int found(String name) {
        List<String> names = given().queryParam("q", run.substring(run.indexOf(' ') + 1))
                .queryParam("limit", 500)
                .get("/api/v1/issues")
                .jsonPath()
                .getList("items.name");
        return (int) names.stream().filter(each -> each.startsWith(name)).count();
    }

    private void send(String key, byte @Nullable [] value, Map<String, byte @Nullable []> headers) {
        ProducerRecord<String, byte @Nullable []> message =
                new ProducerRecord<>(Topics.FAILURES, 0, run + "/" + key, value);
        headers.forEach((name, text) -> message.headers().add(new RecordHeader(name, text)));
        try {
            producer.send(message).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take the record " + key, e);
        }
    }

    /** Those of this run, by what follows the run in their key; waits until all that are committed were read. */
    private Map<String, byte @Nullable []> deadLetters() {
        Map<String, byte @Nullable []> letters = new LinkedHashMap<>();
        String topic = Topics.deadLettersOf(Topics.FAILURES);
        try (KafkaConsumer<String, byte @Nullable []> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", RealParts.bootstrap(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (record.key() != null && record.key().startsWith(run + "/")) {
                        letters.put(record.key().substring(run.length() + 1), record.value());
                    }
                });
            }
        }
        return letters;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
