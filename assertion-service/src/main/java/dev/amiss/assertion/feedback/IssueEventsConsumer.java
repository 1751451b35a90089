package dev.amiss.assertion.feedback;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.amiss.assertion.report.IssueKey;
import dev.amiss.model.IssueEvent;
import dev.amiss.model.IssueEventType;
import dev.amiss.model.Json;
import dev.amiss.model.Topics;
import dev.amiss.service.inbox.BatchHandler;
import dev.amiss.service.inbox.BookmarkedConsumers;
import dev.amiss.service.inbox.DeadLetters;
import dev.amiss.service.inbox.NewerSchemaException;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads {@code amiss.issue-events}. Of several events of one issue in a batch the last that means something counts. */
@Singleton
class IssueEventsConsumer implements BatchHandler {
    private static final ObjectReader HEAD =
            Json.mapper().readerFor(Head.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final BookmarkedConsumers consumers;
    private final FeedbackStore store;
    private final DeadLetters deadLetters;

    /** What tells whether the rest needs to be read: most events mean nothing for any assertion. */
    private record Head(int schema, @Nullable IssueEventType type) {}

    IssueEventsConsumer(BookmarkedConsumers consumers, FeedbackStore store, DeadLetters deadLetters) {
        this.consumers = consumers;
        this.store = store;
        this.deadLetters = deadLetters;
    }

    void start(@Observes StartupEvent event) {
        consumers.start(Topics.ISSUE_EVENTS, this);
    }

    @Override
    public void apply(Handle handle, List<ConsumerRecord<byte[], byte[]>> records) {
        Map<IssueKey, Feedback> latest = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            read(handle, record).ifPresent(feedback -> latest.put(feedback.key(), feedback));
        }
        store.closed(handle, keys(latest, Feedback.Closed.class));
        store.reopened(handle, keys(latest, Feedback.Reopened.class));
    }

    private Optional<Feedback> read(Handle handle, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            Head head = HEAD.readValue(record.value());
            if (head.schema() > IssueEvent.SCHEMA) {
                throw new NewerSchemaException(record, head.schema(), IssueEvent.SCHEMA);
            }
            return Feedback.isAbout(head.type())
                    ? Feedback.of(Json.mapper().readValue(record.value(), IssueEvent.class))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            deadLetters.append(handle, record, "cannot be read as an issue event: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static List<IssueKey> keys(Map<IssueKey, Feedback> feedback, Class<? extends Feedback> kind) {
        return feedback.values().stream()
                .filter(kind::isInstance)
                .map(Feedback::key)
                .toList();
    }
}
