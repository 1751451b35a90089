package dev.amiss.issue.intake;

import static dev.amiss.issue.IssueApi.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.amiss.embedded.RealParts;
import dev.amiss.embedded.TopicReader;
import dev.amiss.model.Headers;
import dev.amiss.model.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FailureConsumerTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private static void send(String key, String value, Map<String, String> headers) {
        TopicReader.send(RealParts.bootstrap(), Topics.FAILURES, key, value, headers);
    }

    private static Integer occurrences(String name) {
        return given().queryParam("name", name).get("/api/v1/issues").jsonPath().get("items[0].occurrences");
    }

    @Test
    void a_name_alone_becomes_an_issue() {
        String name = unique("by kafka");

        send(name, "{\"name\": \"%s\"}".formatted(name), Map.of());

        await().atMost(SOON).until(() -> occurrences(name), equalTo(1));
    }

    @Test
    void the_same_cloud_event_twice_counts_once() {
        String name = unique("twice");
        Map<String, String> headers = Map.of(Headers.CE_ID, name, Headers.CE_SOURCE, "/test");

        send(name, "{\"name\": \"%s\"}".formatted(name), headers);
        send(name, "{\"name\": \"%s\"}".formatted(name), headers);
        send(name, "{\"name\": \"%s\", \"details\": {\"last\": true}}".formatted(name), Map.of());

        await().atMost(SOON)
                .until(
                        () -> given().queryParam("name", name)
                                .get("/api/v1/issues")
                                .jsonPath()
                                .get("items[0].details.last"),
                        notNullValue());
        assertThat(occurrences(name)).isEqualTo(2);
    }

    @Test
    void an_unreadable_record_goes_to_the_dead_letters_and_its_partition_goes_on() {
        String name = unique("after the bad one");
        try (TopicReader dead = new TopicReader(RealParts.bootstrap(), Topics.deadLettersOf(Topics.FAILURES))) {
            send(name, "no json at all", Map.of("trace", "t-1"));
            send(name, "{\"name\": \"%s\"}".formatted(name), Map.of());

            await().atMost(SOON).until(() -> occurrences(name), equalTo(1));
            await().atMost(SOON).until(() -> letter(dead, name), notNullValue());
            ConsumerRecord<String, String> letter = Objects.requireNonNull(letter(dead, name));
            assertThat(letter.value()).isEqualTo("no json at all");
            assertThat(TopicReader.headers(letter))
                    .containsEntry("amiss-topic", Topics.FAILURES)
                    .containsEntry("trace", "t-1")
                    .containsKeys("amiss-error", "amiss-partition", "amiss-offset");
        }
    }

    private static @Nullable ConsumerRecord<String, String> letter(TopicReader dead, String key) {
        return dead.records().stream()
                .filter(record -> key.equals(record.key()))
                .findFirst()
                .orElse(null);
    }

    @Test
    void a_thousand_records_of_a_hundred_names_are_all_counted() {
        String run = unique("many");
        List<ProducerRecord<String, String>> messages = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            String name = run + " " + i % 100;
            messages.add(new ProducerRecord<>(Topics.FAILURES, name, "{\"name\": \"%s\"}".formatted(name)));
        }

        TopicReader.send(RealParts.bootstrap(), messages);

        for (int i = 0; i < 100; i++) {
            String name = run + " " + i;
            await().atMost(SOON).until(() -> occurrences(name), equalTo(10));
        }
    }

    @Test
    void a_scope_of_our_own_services_keeps_its_keys_apart() {
        String name = unique("scoped");
        Map<String, String> headers = Map.of(Headers.SCOPE, "assertion:77" + name.hashCode());

        send(name, "{\"name\": \"%s\"}".formatted(name), headers);
        send(name, "{\"name\": \"%s renamed\"}".formatted(name), headers);

        await().atMost(SOON).until(() -> occurrences(name), equalTo(2));
        given().contentType("application/json")
                .body("{\"name\": \"%s\"}".formatted(name))
                .post("/api/v1/recoveries")
                .then()
                .statusCode(204);
    }
}
