package dev.amiss.responder.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import dev.amiss.model.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Collects what the service tells of actions and silences, and what goes to the dead letters. */
@ApplicationScoped
public class ActionFeed {
    private final Map<String, Object> kafka;
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final List<JsonNode> silenceEvents = new CopyOnWriteArrayList<>();
    private final List<String> deadLetters = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    ActionFeed(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = new HashMap<>(kafka);
    }

    void start(@Observes StartupEvent event) {
        Thread thread = new Thread(this::read, "action-feed");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void read() {
        kafka.put("group.id", "test-" + UUID.randomUUID());
        kafka.put("auto.offset.reset", "earliest");
        kafka.put("isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(
                    List.of(Topics.ACTION_EVENTS, Topics.SILENCE_EVENTS, Topics.deadLettersOf(Topics.ISSUE_EVENTS)));
            while (!stopped) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    keep(record);
                }
            }
        }
    }

    private void keep(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.topic().equals(Topics.ACTION_EVENTS)) {
                events.add(Json.mapper().readTree(record.value()));
            } else if (record.topic().equals(Topics.SILENCE_EVENTS)) {
                silenceEvents.add(Json.mapper().readTree(record.value()));
            } else {
                deadLetters.add(new String(record.value(), java.nio.charset.StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The events about an issue, in order. */
    public List<JsonNode> about(long issueId) {
        return events.stream()
                .filter(event -> event.path("issue_id").longValue() == issueId)
                .toList();
    }

    /** Their types, such as {@code action.scheduled}. */
    public List<String> typesAbout(long issueId) {
        return about(issueId).stream().map(event -> event.path("type").asText()).toList();
    }

    /** The events about a silence, in order. */
    public List<JsonNode> aboutSilence(long silenceId) {
        return silenceEvents.stream()
                .filter(event -> event.path("silence_id").longValue() == silenceId)
                .toList();
    }

    public List<String> typesAboutSilence(long silenceId) {
        return aboutSilence(silenceId).stream()
                .map(event -> event.path("type").asText())
                .toList();
    }

    public List<String> deadLetters() {
        return deadLetters;
    }
}
