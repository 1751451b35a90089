package dev.amiss.issue;

import static dev.amiss.issue.IssueApi.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amiss.embedded.RealParts;
import dev.amiss.embedded.TopicReader;
import dev.amiss.model.Headers;
import dev.amiss.model.Topics;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a report leads to belongs to the trace of that report. */
@QuarkusTest
class TracesTest {
    private static final String BEFORE = "00f067aa0ba902b7";

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static String traceparent(String trace) {
        return "00-" + trace + "-" + BEFORE + "-01";
    }

    private static long report(String trace, String path, String body) {
        return given().header("traceparent", traceparent(trace))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
    }

    /** The step that sent each event of an issue. */
    private static List<@Nullable String> sentBy(TopicReader events, String issueId, int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> of(events, issueId).count() == count);
        return of(events, issueId)
                .map(record -> TopicReader.headers(record).get(Headers.TRACEPARENT))
                .toList();
    }

    private static Stream<ConsumerRecord<String, String>> of(TopicReader events, String issueId) {
        return events.records().stream().filter(record -> issueId.equals(record.key()));
    }

    @Test
    void the_event_of_a_report_by_http_belongs_to_its_trace_and_so_does_that_of_a_later_acknowledgement_to_its_own() {
        String trace = newTrace();
        String later = newTrace();
        try (TopicReader events = new TopicReader(RealParts.bootstrap(), Topics.ISSUE_EVENTS)) {
            long id = report(trace, "/api/v1/issues", "{\"name\": \"%s\"}".formatted(unique("traced")));
            given().header("traceparent", traceparent(later))
                    .contentType("application/merge-patch+json")
                    .body("{\"status\": \"acknowledged\"}")
                    .patch("/api/v1/issues/" + id)
                    .then()
                    .statusCode(200);

            SpanData request = RecordedSpans.step(trace, "POST /api/v1/issues");
            SpanData sending = RecordedSpans.step(trace, Topics.ISSUE_EVENTS + " send");
            SpanData sendingLater = RecordedSpans.step(later, Topics.ISSUE_EVENTS + " send");
            assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
            assertThat(request.getParentSpanId()).isEqualTo(BEFORE);
            assertThat(sending.getKind()).isEqualTo(SpanKind.PRODUCER);
            assertThat(sending.getParentSpanId()).isEqualTo(request.getSpanId());
            assertThat(RecordedSpans.step(later, "PATCH /api/v1/issues/{id}").getSpanId())
                    .isEqualTo(sendingLater.getParentSpanId());
            assertThat(sentBy(events, Long.toString(id), 2))
                    .containsExactly(
                            "00-" + trace + "-" + sending.getSpanId() + "-01",
                            "00-" + later + "-" + sendingLater.getSpanId() + "-01");
        }
    }

    @Test
    void reports_that_share_a_commit_keep_their_own_traces() {
        List<String> traces = Stream.generate(TracesTest::newTrace).limit(20).toList();
        try (TopicReader events = new TopicReader(RealParts.bootstrap(), Topics.ISSUE_EVENTS)) {
            List<Long> ids = traces.parallelStream()
                    .map(trace -> report(trace, "/api/v1/issues", "{\"name\": \"%s\"}".formatted(unique("shared"))))
                    .toList();

            Map<String, String> sent = new HashMap<>();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                events.records()
                        .forEach(record -> sent.put(
                                record.key(), TopicReader.headers(record).getOrDefault(Headers.TRACEPARENT, "none")));
                return ids.stream().allMatch(id -> sent.containsKey(id.toString()));
            });
            for (int i = 0; i < traces.size(); i++) {
                assertThat(sent.get(ids.get(i).toString())).contains(traces.get(i));
            }
        }
    }

    @Test
    void a_report_by_kafka_hands_its_trace_on() {
        String trace = newTrace();
        String name = unique("traced by Kafka");
        try (TopicReader events = new TopicReader(RealParts.bootstrap(), Topics.ISSUE_EVENTS)) {
            TopicReader.send(
                    RealParts.bootstrap(),
                    Topics.FAILURES,
                    name,
                    "{\"name\": \"%s\"}".formatted(name),
                    Map.of(Headers.TRACEPARENT, traceparent(trace)));

            SpanData reading = RecordedSpans.step(trace, Topics.FAILURES + " process");
            SpanData sending = RecordedSpans.step(trace, Topics.ISSUE_EVENTS + " send");
            assertThat(reading.getParentSpanId()).isEqualTo(BEFORE);
            assertThat(sending.getParentSpanId()).isEqualTo(reading.getSpanId());
            String id = given().queryParam("name", name)
                    .get("/api/v1/issues")
                    .jsonPath()
                    .getString("items[0].id");
            assertThat(sentBy(events, id, 1)).containsExactly("00-" + trace + "-" + sending.getSpanId() + "-01");
        }
    }

    @Test
    void a_report_by_another_protocol_hands_its_trace_on() {
        String trace = newTrace();
        given().header("traceparent", traceparent(trace))
                .contentType(ContentType.JSON)
                .body("[{\"labels\": {\"alertname\": \"%s\"}}]".formatted(unique("traced alert")))
                .post("/api/v2/alerts")
                .then()
                .statusCode(200);

        SpanData request = RecordedSpans.step(trace, "POST /api/v2/alerts");

        assertThat(RecordedSpans.step(trace, Topics.ISSUE_EVENTS + " send").getParentSpanId())
                .isEqualTo(request.getSpanId());
    }
}
