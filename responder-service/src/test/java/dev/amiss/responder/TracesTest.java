package dev.amiss.responder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amiss.embedded.RealParts;
import dev.amiss.embedded.TopicReader;
import dev.amiss.model.Headers;
import dev.amiss.model.Topics;
import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.RecordedSpans;
import dev.amiss.responder.testing.Responders;
import dev.amiss.responder.testing.WebhookReceiver;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What issue-service told as part of a trace is responded to as part of it. */
@QuarkusTest
class TracesTest {
    private static final String BEFORE = "00f067aa0ba902b7";

    @Inject
    IssueFeed feed;

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static String traceparent(String trace) {
        return "00-" + trace + "-" + BEFORE + "-01";
    }

    private static void webhook(String name, WebhookReceiver receiver, int delaySec) {
        Responders.add("""
                {"watch_pattern": "%s", "actions": [{"target_function": "issue.actions.webhook",
                 "function_kwargs": {"url": "%s"}, "delay_sec": %d}]}""".formatted(name, receiver.url(), delaySec));
    }

    @Test
    void a_delayed_delivery_belongs_to_the_trace_of_the_event_and_so_does_what_is_told_of_it() {
        String trace = newTrace();
        String name = "traced " + trace;
        try (WebhookReceiver receiver = new WebhookReceiver();
                TopicReader told = new TopicReader(RealParts.bootstrap(), Topics.ACTION_EVENTS)) {
            webhook(name, receiver, 1);

            TestIssue issue = feed.draft(name).following(traceparent(trace)).create();

            SpanData delivery = RecordedSpans.step(trace, "deliver issue.actions.webhook");
            SpanData matching = RecordedSpans.step(trace, Topics.ISSUE_EVENTS + " process");
            assertThat(matching.getParentSpanId()).isEqualTo(BEFORE);
            assertThat(delivery.getParentSpanId()).isEqualTo(matching.getSpanId());
            assertThat(delivery.getAttributes().get(AttributeKey.longKey("amiss.issue.id")))
                    .isEqualTo(issue.id());
            assertThat(receiver.received()).hasSize(1);
            assertThat(receiver.received().get(0).headers())
                    .containsEntry("traceparent", "00-" + trace + "-" + delivery.getSpanId() + "-01");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(told.records())
                            .filteredOn(record -> Long.toString(issue.id()).equals(record.key())
                                    && record.value().contains("succeeded"))
                            .extracting(record -> Objects.requireNonNull(
                                            TopicReader.headers(record).get(Headers.TRACEPARENT))
                                    .substring(3, 35))
                            .containsExactly(trace));
        }
    }

    @Test
    void a_second_attempt_is_a_step_of_its_own_and_the_first_says_why_it_failed() {
        String trace = newTrace();
        String name = "traced twice " + trace;
        try (WebhookReceiver receiver = new WebhookReceiver().answer(503, "Retry-After", "0")) {
            webhook(name, receiver, 0);

            feed.draft(name).following(traceparent(trace)).create();

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(RecordedSpans.of(trace))
                            .filteredOn(span -> span.getName().equals("deliver issue.actions.webhook"))
                            .extracting(span -> span.getStatus().getStatusCode())
                            .containsExactly(StatusCode.ERROR, StatusCode.UNSET));
            assertThat(receiver.received())
                    .extracting(
                            request -> Objects.requireNonNull(request.headers().get("traceparent"))
                                    .substring(3, 35))
                    .containsExactly(trace, trace);
        }
    }
}
