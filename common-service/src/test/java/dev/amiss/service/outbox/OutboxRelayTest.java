package dev.amiss.service.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amiss.embedded.RealParts;
import dev.amiss.embedded.TopicReader;
import dev.amiss.model.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = RealParts.class, restrictToAnnotatedClass = false)
class OutboxRelayTest {
    private static final int MESSAGES = 40;

    @Inject
    Outbox outbox;

    @Inject
    Jdbi jdbi;

    @ParameterizedTest
    @ValueSource(ints = {0, 17, MESSAGES - 1})
    void a_message_too_large_for_kafka_is_kept_aside_and_all_others_go_on(int tooLarge) {
        String run = UUID.randomUUID().toString();
        try (TopicReader topic = new TopicReader(RealParts.bootstrap(), Topics.SILENCE_EVENTS)) {
            jdbi.useTransaction(handle -> outbox.append(
                    handle,
                    IntStream.range(0, MESSAGES)
                            .mapToObj(i -> message(run + " " + i, i == tooLarge ? 3 << 20 : 10))
                            .toList()));

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(ids(topic, run)).hasSize(MESSAGES - 1));
            assertThat(ids(topic, run)).doesNotHaveDuplicates().doesNotContain(run + " " + tooLarge);
        }
        assertThat(keptAside(run)).containsExactly(run + " " + tooLarge);
    }

    private static OutboxMessage message(String id, int size) {
        return OutboxMessage.event(
                Topics.SILENCE_EVENTS, "1", id, "test", "/test", Instant.EPOCH, Map.of("text", "x".repeat(size)));
    }

    private static List<String> ids(TopicReader topic, String run) {
        return topic.records().stream()
                .map(OutboxRelayTest::id)
                .filter(id -> id.startsWith(run))
                .toList();
    }

    private static String id(ConsumerRecord<String, String> record) {
        return TopicReader.headers(record).getOrDefault("ce_id", "");
    }

    private List<String> keptAside(String run) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT h.id FROM outbox o, LATERAL (SELECT o.headers[n + 1] AS id FROM generate_subscripts(o.headers, 1) n
                            WHERE o.headers[n] = 'ce_id') h
                        WHERE o.refused IS NOT NULL AND h.id LIKE :run""")
                .bind("run", run + "%")
                .mapTo(String.class)
                .list());
    }
}
