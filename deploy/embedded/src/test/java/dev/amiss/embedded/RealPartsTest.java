package dev.amiss.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RealPartsTest {
    private static Map<String, String> configuration = Map.of();

    @BeforeAll
    static void start() {
        configuration = new RealParts().start();
    }

    @Test
    void configuration_names_both_servers() {
        assertThat(configuration)
                .containsEntry("AMISS_POSTGRES_URL", RealParts.jdbcUrl())
                .containsEntry("AMISS_KAFKA_BOOTSTRAP", RealParts.bootstrap())
                .containsEntry("AMISS_AUTH", "open");
    }

    @Test
    void every_service_has_its_database() throws SQLException {
        List<String> databases = new ArrayList<>();
        try (Connection connection = RealParts.postgres().connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT datname FROM pg_database")) {
            while (rows.next()) {
                databases.add(rows.getString(1));
            }
        }

        assertThat(databases).contains("amiss_issue", "amiss_responder", "amiss_assertion");
    }

    @Test
    void every_topic_and_its_dead_letters_have_twelve_partitions() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", RealParts.bootstrap()))) {
            Map<String, TopicDescription> topics =
                    admin.describeTopics(KafkaTopics.ALL).allTopicNames().get();

            assertThat(topics)
                    .containsOnlyKeys(
                            "amiss.failures",
                            "amiss.failures.dlq",
                            "amiss.issue-events",
                            "amiss.issue-events.dlq",
                            "amiss.action-events",
                            "amiss.action-events.dlq",
                            "amiss.silence-events",
                            "amiss.silence-events.dlq")
                    .allSatisfy((name, topic) -> assertThat(topic.partitions()).hasSize(12));
        }
    }

    @Test
    void creating_the_topics_again_changes_nothing() {
        KafkaTopics.create(RealParts.bootstrap());

        assertThat(RealParts.kafka().isRunning()).isTrue();
    }

    @Test
    void postgres_goes_on_with_its_data_after_a_kill() throws SQLException {
        execute("CREATE TABLE kept (id int)");
        execute("INSERT INTO kept VALUES (7)");
        execute("CHECKPOINT");
        long before = RealParts.postgres().pid();

        RealParts.postgres().kill();

        assertThat(RealParts.postgres().isRunning()).isFalse();

        RealParts.postgres().start();

        assertThat(RealParts.postgres().pid()).isNotEqualTo(before);
        assertThat(value("SELECT id FROM kept")).isEqualTo("7");
    }

    @Test
    void postgres_goes_on_with_its_data_after_a_stop() throws SQLException {
        execute("CREATE TABLE kept_too AS SELECT 8 AS id");

        RealParts.postgres().stop();
        RealParts.postgres().start();

        assertThat(value("SELECT id FROM kept_too")).isEqualTo("8");
    }

    @Test
    void upper_and_lower_case_are_those_of_unicode() throws SQLException {
        assertThat(value("SELECT lower('ÄÉŁ') || upper('ß')")).startsWith("äéł");
    }

    @Test
    void kafka_goes_on_with_its_records_after_a_kill() throws Exception {
        byte[] largest = new byte[2_000_000];
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        RealParts.bootstrap(),
                        "max.request.size",
                        3_000_000,
                        "buffer.memory",
                        10_000_000L),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("amiss.failures", "k".getBytes(StandardCharsets.UTF_8), largest))
                    .get();
        }

        RealParts.kafka().kill();

        assertThat(RealParts.kafka().isRunning()).isFalse();

        RealParts.kafka().start();

        List<Integer> sizes = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", RealParts.bootstrap(), "group.id", "g", "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("amiss.failures"));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> sizes.add(record.value().length));
                return !sizes.isEmpty();
            });
        }
        assertThat(sizes).containsExactly(2_000_000);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = RealParts.postgres().connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(String sql) throws SQLException {
        try (Connection connection = RealParts.postgres().connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
