package dev.amiss.responder.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Headers;
import dev.amiss.model.IssueEventType;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Json;
import dev.amiss.model.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends what issue-service would send. */
@ApplicationScoped
public class IssueFeed {
    private static final AtomicLong IDS = new AtomicLong(System.nanoTime() % 1_000_000 * 1_000);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Clock clock;

    IssueFeed(@Identifier("default-kafka-broker") Map<String, Object> kafka, Clock clock) {
        this.producer = new KafkaProducer<>(new HashMap<>(kafka), new ByteArraySerializer(), new ByteArraySerializer());
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** An issue that opens now. */
    public TestIssue open(String name) {
        return draft(name).send(IssueEventType.CREATED);
    }

    /** An issue that nobody was told of yet. */
    public TestIssue draft(String name) {
        return new TestIssue(name);
    }

    /** Any bytes. */
    public void raw(String key, String value) {
        send(key, value, null);
    }

    private void send(String key, String value, @Nullable String traceparent) {
        var record = new ProducerRecord<>(
                Topics.ISSUE_EVENTS, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
        if (traceparent != null) {
            record.headers().add(Headers.TRACEPARENT, traceparent.getBytes(StandardCharsets.UTF_8));
        }
        producer.send(record);
        producer.flush();
    }

    /** An issue of the test's own making. */
    public final class TestIssue {
        private final ObjectNode json = Json.mapper().createObjectNode();
        private @Nullable String traceparent;

        private TestIssue(String name) {
            String now = Json.time(clock.instant());
            json.put("id", IDS.incrementAndGet())
                    .put("name", name)
                    .put("status", "open")
                    .put("severity", "error")
                    .put("occurrences", 1)
                    .put("opening", 1)
                    .put("opened_at", now)
                    .put("opening_at", now)
                    .put("last_seen_at", now)
                    .put("updated_at", now)
                    .put("version", 0);
            json.putObject("labels");
            json.putObject("details");
            json.putObject("first_details");
            json.putArray("truncated");
            json.putArray("adjusted");
        }

        public long id() {
            return json.path("id").longValue();
        }

        public Instant openingAt() {
            return Instant.parse(json.path("opening_at").textValue());
        }

        /** What is told of it from now on belongs to that trace. */
        public TestIssue following(String step) {
            traceparent = step;
            return this;
        }

        public TestIssue severity(String severity) {
            json.put("severity", severity);
            return this;
        }

        public TestIssue label(String name, String value) {
            ((ObjectNode) json.path("labels")).put(name, value);
            return this;
        }

        public TestIssue detail(String name, JsonNode value) {
            ((ObjectNode) json.path("details")).set(name, value);
            return this;
        }

        /** As if it had opened so long ago. */
        public TestIssue openedAgo(long seconds) {
            String then = Json.time(clock.instant().minusSeconds(seconds));
            json.put("opened_at", then).put("opening_at", then);
            return this;
        }

        public TestIssue create() {
            return send(IssueEventType.CREATED);
        }

        public TestIssue change() {
            return send(IssueEventType.CHANGED);
        }

        public TestIssue acknowledge() {
            json.put("status", IssueStatus.ACKNOWLEDGED.wire()).put("acknowledged_at", Json.time(clock.instant()));
            return send(IssueEventType.ACKNOWLEDGED);
        }

        public TestIssue unacknowledge() {
            json.put("status", IssueStatus.OPEN.wire()).putNull("acknowledged_at");
            return send(IssueEventType.UNACKNOWLEDGED);
        }

        public TestIssue resolve() {
            json.put("status", IssueStatus.RESOLVED.wire()).put("resolved_at", Json.time(clock.instant()));
            return send(IssueEventType.RESOLVED);
        }

        public TestIssue reopen() {
            json.put("status", IssueStatus.OPEN.wire())
                    .put("opening", json.path("opening").intValue() + 1)
                    .put("opening_at", Json.time(clock.instant()))
                    .putNull("resolved_at");
            return send(IssueEventType.REOPENED);
        }

        public TestIssue delete() {
            return send(IssueEventType.DELETED);
        }

        /** The last event once more, as a relay that died would send it. */
        public TestIssue repeat() {
            json.put("version", json.path("version").intValue() - 1);
            return send(IssueEventType.CHANGED);
        }

        private TestIssue send(IssueEventType type) {
            json.put("version", json.path("version").intValue() + 1);
            ObjectNode event = Json.mapper().createObjectNode();
            event.put("id", UUID.randomUUID().toString())
                    .put("type", type.wire())
                    .put("at", Json.time(clock.instant()))
                    .put("actor", "anonymous")
                    .put("schema", 1)
                    .put("epoch", 1);
            event.set("issue", json);
            IssueFeed.this.send(Long.toString(id()), event.toString(), traceparent);
            return this;
        }
    }
}
