package dev.amiss.issue.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueEvent;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Json;
import dev.amiss.model.Topics;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The issues that consumers were told of, as far as the topic remembers. What was reported after a backup is unknown to the
 * database restored from it, and would stay live with consumers for ever. Memory is bounded: issues gather in a temporary
 * table.
 */
@Singleton
class ToldIssues {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int CHUNK = 500;

    private final IssueEventsReader events;
    private final IssueWriter writer;
    private final Clock clock;

    ToldIssues(IssueEventsReader events, IssueWriter writer, Clock clock) {
        this.events = events;
        this.writer = writer;
        this.clock = clock;
    }

    /** Tells that every live issue of which the database knows nothing is gone; returns how many they were. */
    long forgetUnknown(Handle handle) {
        handle.execute("CREATE TEMPORARY TABLE told_issue (id bigint PRIMARY KEY, issue text NOT NULL) ON COMMIT DROP");
        gather(handle);
        handle.execute("DELETE FROM told_issue t USING issue i WHERE i.id = t.id");
        long gone = 0;
        List<Issue> chunk;
        do {
            chunk = handle.createQuery("""
                            DELETE FROM told_issue WHERE id = ANY(ARRAY(SELECT id FROM told_issue ORDER BY id LIMIT ?))
                            RETURNING issue""")
                    .bind(0, CHUNK)
                    .mapTo(String.class)
                    .map(ToldIssues::issue)
                    .list();
            writer.publishGone(handle, chunk, clock.instant());
            gone += chunk.size();
        } while (!chunk.isEmpty());
        return gone;
    }

    private void gather(Handle handle) {
        try (KafkaConsumer<String, String> consumer = events.open()) {
            Set<TopicPartition> partitions = consumer.partitionsFor(Topics.ISSUE_EVENTS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .collect(Collectors.toSet());
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                keep(handle, consumer.poll(POLL));
            }
        }
    }

    private static void keep(Handle handle, ConsumerRecords<String, String> records) {
        Map<Long, Issue> latest = new HashMap<>();
        StreamSupport.stream(records.spliterator(), false)
                .map(ToldIssues::event)
                .forEach(event -> latest.put(event.issue().id(), event.issue()));
        if (latest.isEmpty()) {
            return;
        }
        PreparedBatch forget = handle.prepareBatch("DELETE FROM told_issue WHERE id = ?");
        latest.keySet().forEach(id -> forget.add(id));
        forget.execute();
        PreparedBatch keep = handle.prepareBatch("INSERT INTO told_issue VALUES (?, ?)");
        latest.values().stream()
                .filter(issue -> issue.status() != IssueStatus.RESOLVED)
                .forEach(issue -> keep.add(issue.id(), write(issue)));
        if (keep.size() > 0) {
            keep.execute();
        }
    }

    private static IssueEvent event(ConsumerRecord<String, String> record) {
        return read(record.value(), IssueEvent.class);
    }

    private static Issue issue(String json) {
        return read(json, Issue.class);
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event of ours is no JSON", e);
        }
    }

    private static String write(Issue issue) {
        try {
            return Json.mapper().writeValueAsString(issue);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An issue has no JSON", e);
        }
    }
}
