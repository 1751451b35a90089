package dev.amiss.service.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.amiss.embedded.RealParts;
import dev.amiss.embedded.TopicReader;
import dev.amiss.model.Topics;
import dev.amiss.service.outbox.Outbox;
import dev.amiss.service.outbox.OutboxMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@QuarkusTest
@QuarkusTestResource(value = RealParts.class, restrictToAnnotatedClass = false)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BookmarkedConsumerTest {
    private static final String TOPIC = Topics.ACTION_EVENTS;
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    BookmarkedConsumers consumers;

    @Inject
    Outbox outbox;

    @Inject
    Jdbi jdbi;

    private BookmarkedConsumer consumer;

    @BeforeEach
    void start() {
        jdbi.useHandle(handle -> handle.execute("CREATE TABLE IF NOT EXISTS applied (value text, at timestamptz)"));
        consumer = consumers.start(TOPIC, BookmarkedConsumerTest::apply);
    }

    @AfterEach
    void stop() {
        consumer.stop();
    }

    private static void apply(Handle handle, List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            String value = new String(record.value(), StandardCharsets.UTF_8);
            if (value.endsWith("from the future")) {
                throw new NewerSchemaException(record, 2, 1);
            }
            handle.createUpdate("INSERT INTO applied VALUES (:value, clock_timestamp())")
                    .bind("value", value)
                    .execute();
            if (value.endsWith("poison")) {
                throw new IllegalStateException("poisoned");
            }
        }
    }

    private List<String> applied(String run) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT value FROM applied WHERE value LIKE :run")
                .bind("run", run + "%")
                .mapTo(String.class)
                .list());
    }

    private static List<ProducerRecord<String, String>> messages(String run, int count) {
        List<ProducerRecord<String, String>> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(new ProducerRecord<>(TOPIC, String.valueOf(i % 50), run + " " + i));
        }
        return messages;
    }

    @Test
    @Order(1)
    void a_poisoned_record_alone_goes_to_the_dead_letters() {
        String run = UUID.randomUUID().toString();
        List<ProducerRecord<String, String>> messages = messages(run, 100);
        messages.add(40, new ProducerRecord<>(TOPIC, "7", run + " poison"));
        try (TopicReader dead = new TopicReader(RealParts.bootstrap(), Topics.deadLettersOf(TOPIC))) {
            TopicReader.send(RealParts.bootstrap(), messages);

            await().atMost(SOON).untilAsserted(() -> assertThat(applied(run)).hasSize(100));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(dead.records()).anySatisfy(letter -> {
                        assertThat(letter.value()).isEqualTo(run + " poison");
                        assertThat(TopicReader.headers(letter).get("amiss-error"))
                                .contains("poisoned");
                    }));
        }
        assertThat(applied(run)).doesNotHaveDuplicates().doesNotContain(run + " poison");
    }

    @Test
    @Order(2)
    void a_partition_read_to_its_end_says_so() {
        Instant before = now();

        await().atMost(SOON).until(() -> caughtUpSince(before), equalTo(12));
    }

    @Test
    @Order(3)
    void a_partition_that_is_never_read_to_its_end_says_how_far_it_is() {
        String run = UUID.randomUUID().toString();
        consumer.stop();
        consumer = consumers.start(TOPIC, (handle, records) -> {
            apply(handle, records);
            TopicReader.send(RealParts.bootstrap(), List.of(new ProducerRecord<>(TOPIC, 5, "x", run)));
        });
        TopicReader.send(RealParts.bootstrap(), List.of(new ProducerRecord<>(TOPIC, 5, "x", run)));
        await().atMost(SOON).until(() -> !applied(run).isEmpty());
        Instant begun = now();

        await().atMost(SOON).until(() -> caughtUpSince(begun), equalTo(12));
        assertThat(consumer.lag()).isPositive();
    }

    private Instant now() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT clock_timestamp()")
                .mapTo(Instant.class)
                .one());
    }

    private int caughtUpSince(Instant before) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM bookmark WHERE topic = :topic AND caught_up_at > :before")
                .bind("topic", TOPIC)
                .bind("before", before)
                .mapTo(Integer.class)
                .one());
    }

    @Test
    @Order(4)
    void a_killed_database_loses_and_repeats_nothing() throws Exception {
        String run = UUID.randomUUID().toString();
        TopicReader.send(RealParts.bootstrap(), messages(run, 3_000));

        RealParts.postgres().kill();
        TopicReader.send(RealParts.bootstrap(), messages(run + " later", 500));
        await().during(Duration.ofSeconds(2)).until(() -> consumer.away().isEmpty());
        RealParts.postgres().start();

        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(applied(run)).hasSize(3_500));
        assertThat(applied(run)).doesNotHaveDuplicates();
    }

    @Test
    @Order(5)
    void while_kafka_is_away_messages_wait_in_the_outbox_and_readiness_says_so() throws Exception {
        String run = UUID.randomUUID().toString();
        RealParts.kafka().kill();
        jdbi.useTransaction(handle -> outbox.append(
                handle,
                List.of(OutboxMessage.event(TOPIC, "1", run, "test", "/test", Instant.EPOCH, Map.of("run", run)))));

        given().get("/q/health/ready").then().statusCode(503);
        await().atMost(SOON).until(() -> consumer.away().isPresent());
        RealParts.kafka().start();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(applied("{\"run\":\"" + run)).hasSize(1));
        await().atMost(SOON)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        await().atMost(SOON).until(() -> consumer.away().isEmpty());
    }

    @Test
    @Order(6)
    void a_record_of_a_newer_schema_stops_its_partition_and_no_other() {
        String run = UUID.randomUUID().toString();
        List<ProducerRecord<String, String>> messages = messages(run, 50);
        messages.add(0, new ProducerRecord<>(TOPIC, 3, "x", run + " from the future"));

        TopicReader.send(RealParts.bootstrap(), messages);

        await().atMost(SOON).until(() -> consumer.stoppedPartitions().size() == 1);
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'kafka-consumers' }.data.keySet()", hasItem(TOPIC + "-3"));
        await().atMost(SOON).untilAsserted(() -> assertThat(applied(run).size()).isBetween(30, 50));
    }
}
