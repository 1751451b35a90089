package dev.amiss.responder.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.model.Json;
import dev.amiss.model.Topics;
import dev.amiss.responder.testing.Responders;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What becomes of events that come together. */
@QuarkusTest
class IssueEventsConsumerTest {
    private static final long ENDED = 8_000_000_000_001L;
    private static final long ERASED = 8_000_000_000_002L;

    @Inject
    IssueEventsConsumer consumer;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    private final String name = "together-" + UUID.randomUUID();

    @Test
    void the_end_of_an_issue_that_was_erased_while_it_was_open_is_told_to_nobody() {
        Responders.add("""
                {"watch_pattern": "%s", "actions": [{"target_function": "test.actions.record", "on": "resolved"}]}""".formatted(name));
        List<ConsumerRecord<byte[], byte[]>> together = List.of(
                event(ENDED, "created", "open", 1),
                event(ENDED, "resolved", "resolved", 2),
                event(ERASED, "created", "open", 1),
                event(ERASED, "resolved", "resolved", 2),
                event(ERASED, "deleted", "resolved", 3));

        jdbi.useTransaction(handle -> consumer.apply(handle, together));

        assertThat(Responders.actionsOf(ENDED)).hasSize(1);
        assertThat(Responders.actionsOf(ERASED)).isEmpty();
    }

    private ConsumerRecord<byte[], byte[]> event(long issue, String type, String status, int version) {
        String now = Json.time(clock.instant());
        String json = """
                {"id": "%1$d.%4$d", "type": "issue.%2$s", "at": "%6$s", "actor": "anonymous", "schema": 1, "epoch": 1,
                 "issue": {"id": %1$d, "name": "%5$s", "status": "%3$s", "severity": "error", "labels": {}, "details": {},
                  "first_details": {}, "occurrences": 1, "opening": 1, "opened_at": "%6$s", "opening_at": "%6$s",
                  "last_seen_at": "%6$s", "resolved_at": %7$s, "updated_at": "%6$s", "version": %4$d,
                  "truncated": [], "adjusted": []}}""".formatted(
                        issue, type, status, version, name, now, status.equals("resolved") ? '"' + now + '"' : "null");
        return new ConsumerRecord<>(
                Topics.ISSUE_EVENTS, 0, version, new byte[] {'1'}, json.getBytes(StandardCharsets.UTF_8));
    }
}
