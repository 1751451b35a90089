package dev.amiss.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.embedded.TopicReader;
import dev.amiss.model.Json;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@AmissOnOtherServers
class IssueEndToEndTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final RunningAmiss amiss;

    IssueEndToEndTest(RunningAmiss amiss) {
        this.amiss = amiss;
    }

    @Test
    void two_hundred_reports_at_once_against_two_replicas_are_one_issue() throws Exception {
        List<Callable<Integer>> reports = IntStream.range(0, 200)
                .mapToObj(i -> (Callable<Integer>) () -> amiss.issues(1 + i % 2)
                        .send("POST", "/api/v1/issues", "{\"name\": \"two hundred at once\"}")
                        .statusCode())
                .toList();

        List<Integer> statuses = atOnce(50, reports);

        assertThat(Collections.frequency(statuses, 201)).isEqualTo(1);
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(199);
        List<JsonNode> issues = amiss.issues().all("/api/v1/issues?name=two%20hundred%20at%20once");
        assertThat(issues).hasSize(1);
        assertThat(issues.get(0).path("occurrences").asInt()).isEqualTo(200);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(events(issues.get(0), "issue.created")).hasSize(1));
    }

    @Test
    void failure_recovery_failure_of_one_key_in_one_request_are_two_issues() {
        JsonNode answer = amiss.issues().expect(200, "POST", "/api/v1/issues/bulk", """
                        [{"name": "there and back"}, {"name": "there and back", "kind": "recovery"},
                         {"name": "there and back"}]
                        """);

        JsonNode results = answer.path("results");
        long first = results.path(0).path("id").asLong();
        long second = results.path(2).path("id").asLong();
        assertThat(second).isNotEqualTo(first);
        assertThat(amiss.issues().look("/api/v1/issues/" + first).path("status").asText())
                .isEqualTo("resolved");
        JsonNode open = amiss.issues().look("/api/v1/issues/" + second);
        assertThat(open.path("status").asText()).isEqualTo("open");
        assertThat(open.path("previous_id").asLong()).isEqualTo(first);
    }

    @Test
    void a_message_that_is_sent_twice_is_counted_once() {
        String body = "{\"name\": \"sent twice\"}";
        ProducerRecord<String, String> message = new ProducerRecord<>("amiss.failures", "k", body);
        message.headers().add("ce_source", "end-to-end".getBytes(StandardCharsets.UTF_8));
        message.headers().add("ce_id", "sent-twice".getBytes(StandardCharsets.UTF_8));
        TopicReader.send(amiss.bootstrap(), List.of(message, message));
        TopicReader.send(
                amiss.bootstrap(),
                List.of(new ProducerRecord<>("amiss.failures", "k", "{\"name\": \"sent after twice\"}")));

        await().atMost(SOON).until(() -> named("sent after twice").size() == 1);

        assertThat(named("sent twice"))
                .singleElement()
                .satisfies(
                        issue -> assertThat(issue.path("occurrences").asInt()).isEqualTo(1));
    }

    @Test
    void bulk_requests_of_the_same_keys_in_opposite_orders_do_not_disturb_each_other() throws Exception {
        List<String> elements = IntStream.range(0, 500)
                .mapToObj(i -> "{\"name\": \"crossed %d\", \"kind\": \"%s\"}"
                        .formatted(i, i % 3 == 0 ? "recovery" : "failure"))
                .toList();
        List<String> reversed = new ArrayList<>(elements);
        Collections.reverse(reversed);
        List<Callable<Response>> requests = IntStream.range(0, 20)
                .mapToObj(i -> (Callable<Response>) () -> amiss.issues(1 + i / 2 % 2)
                        .send("POST", "/api/v1/issues/bulk", (i % 2 == 0 ? elements : reversed).toString()))
                .toList();

        List<Response> answers = atOnce(20, requests);

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.jsonPath().getList("results.status", Integer.class))
                    .hasSize(500)
                    .allMatch(status -> status >= 200 && status < 300);
        });
        assertThat(named("crossed 1"))
                .singleElement()
                .satisfies(
                        issue -> assertThat(issue.path("occurrences").asInt()).isEqualTo(20));
    }

    @Test
    void a_wont_fix_issue_stays_silent_counts_on_and_is_not_resolved_by_a_recovery() {
        JsonNode issue = amiss.issues().open("we can live with it");
        amiss.issues().status(issue, "wont_fix");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(events(issue, "issue.wont_fix")).hasSize(1));
        int before = events(issue, "").size();

        for (int i = 0; i < 3; i++) {
            amiss.issues().expect(200, "POST", "/api/v1/issues", "{\"name\": \"we can live with it\"}");
        }
        JsonNode recovered =
                amiss.issues().expect(200, "POST", "/api/v1/recoveries", "{\"name\": \"we can live with it\"}");

        assertThat(recovered.path("status").asText()).isEqualTo("wont_fix");
        assertThat(amiss.issues().issue(issue).path("occurrences").asInt()).isEqualTo(4);
        JsonNode later = amiss.issues().open("after we can live with it");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(events(later, "issue.created")).hasSize(1));
        assertThat(events(issue, "")).hasSize(before);
    }

    @Test
    void a_thousand_records_are_counted_exactly_although_the_service_is_killed_midway() {
        List<ProducerRecord<String, String>> records = IntStream.range(0, 1000)
                .mapToObj(i -> new ProducerRecord<>(
                        "amiss.failures", "key-" + i % 100, "{\"name\": \"counted %d\"}".formatted(i % 100)))
                .toList();

        TopicReader.send(amiss.bootstrap(), records.subList(0, 500));
        await().atMost(SOON).until(() -> !named("counted 0").isEmpty());
        TopicReader.send(amiss.bootstrap(), records.subList(500, 1000));
        amiss.kill("issue-1");
        amiss.kill("issue-2");

        await().atMost(Duration.ofSeconds(90)).ignoreExceptions().untilAsserted(() -> {
            List<JsonNode> issues = amiss.issues().all("/api/v1/issues?q=counted");
            assertThat(issues).hasSize(100);
            assertThat(issues.stream()
                            .mapToInt(issue -> issue.path("occurrences").asInt())
                            .sum())
                    .isEqualTo(1000);
        });
        await().atMost(RunningAmiss.startLimit())
                .ignoreExceptions()
                .until(() -> amiss.issues(2).get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void a_request_in_hand_is_answered_by_a_service_that_is_told_to_stop() throws IOException {
        byte[] lines = IntStream.range(0, 10)
                .mapToObj("{\"name\": \"in hand %d\"}%n"::formatted)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        String head = """
                POST /api/v1/issues/bulk HTTP/1.1
                Host: 127.0.0.1
                Content-Type: application/x-ndjson
                Content-Length: %d
                Connection: close

                """.formatted(lines.length).replace("\n", "\r\n");
        try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(amiss.variable("AMISS_ISSUE_PORT")) + 100)) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(lines, 0, lines.length / 2);
            await().atMost(SOON).until(() -> requestsInHand() > 1);
            amiss.signal("issue-2", "TERM");
            await().atMost(SOON).until(this::waitsForRequests);

            out.write(lines, lines.length / 2, lines.length - lines.length / 2);

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200 ");
        }
        assertThat(amiss.issues().all("/api/v1/issues?q=in%20hand")).hasSize(10);
        await().atMost(RunningAmiss.startLimit())
                .ignoreExceptions()
                .until(() -> amiss.issues(2).get("/q/health/ready").statusCode() == 200);
    }

    /** Of the second replica, the one that asks this among them. */
    private double requestsInHand() {
        return amiss.issues(2)
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("http_server_active_requests{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private boolean waitsForRequests() throws IOException {
        return Files.readString(amiss.data().log("issue-2")).contains("Waiting for HTTP requests to complete");
    }

    @Test
    void an_unreadable_record_goes_to_the_dead_letters_and_its_partition_goes_on() {
        TopicReader.send(
                amiss.bootstrap(),
                List.of(
                        new ProducerRecord<>("amiss.failures", 3, "k", "{no json"),
                        new ProducerRecord<>("amiss.failures", 3, "k", "{\"name\": \"behind the unreadable\"}")));

        await().atMost(SOON).until(() -> named("behind the unreadable").size() == 1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(TopicReader.all(amiss.bootstrap(), "amiss.failures.dlq"))
                        .anySatisfy(letter -> {
                            assertThat(letter.value()).isEqualTo("{no json");
                            assertThat(letter.headers().lastHeader("amiss-error"))
                                    .isNotNull();
                            assertThat(new String(letter.headers()
                                            .lastHeader("amiss-partition")
                                            .value()))
                                    .isEqualTo("3");
                        }));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"details\": {}} | name", "{\"name\": \"  \"} | name", "{\"name\": | "})
    void a_report_without_name_or_that_is_no_json_is_refused(String body, String pointer) {
        Response answer = amiss.issues().send("POST", "/api/v1/issues", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        if (pointer != null) {
            assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("/" + pointer);
        }
    }

    @Test
    void a_report_with_a_wrong_severity_and_an_unknown_field_is_taken_and_says_so() {
        JsonNode issue = amiss.issues()
                .expect(
                        201,
                        "POST",
                        "/api/v1/issues",
                        "{\"name\": \"sloppy\", \"severity\": \"loud\", \"colour\": \"red\"}");

        assertThat(issue.path("severity").asText()).isEqualTo("error");
        assertThat(issue.path("details").path("_other").path("colour").asText()).isEqualTo("red");
        assertThat(issue.path("adjusted").toString()).contains("/severity");
    }

    private List<JsonNode> named(String name) {
        return amiss.issues().all("/api/v1/issues?name=" + name.replace(" ", "%20"));
    }

    private List<JsonNode> events(JsonNode issue, String type) {
        return TopicReader.all(amiss.bootstrap(), "amiss.issue-events").stream()
                .filter(record -> record.key().equals(issue.path("id").asText()))
                .map(IssueEndToEndTest::json)
                .filter(event -> type.isEmpty() || event.path("type").asText().equals(type))
                .toList();
    }

    private static JsonNode json(ConsumerRecord<String, String> record) {
        try {
            return Json.mapper().readTree(record.value());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> List<T> atOnce(int threads, List<Callable<T>> tasks)
            throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
