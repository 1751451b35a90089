package dev.amiss.issue.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Action;
import dev.amiss.model.ActionEvent;
import dev.amiss.model.Json;
import dev.amiss.model.Topics;
import dev.amiss.service.inbox.BookmarkedConsumers;
import dev.amiss.service.inbox.DeadLetters;
import dev.amiss.service.inbox.Inbox;
import dev.amiss.service.inbox.Inbox.MessageId;
import dev.amiss.service.inbox.NewerSchemaException;
import dev.amiss.service.trace.Traces;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Handle;

/** What responders did, from {@link Topics#ACTION_EVENTS}, becomes history of the issue. */
@ApplicationScoped
class ActionEventConsumer {
    private static final String SOURCE = Topics.ACTION_EVENTS;

    private final BookmarkedConsumers consumers;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final HistoryStore history;
    private final Traces traces;

    ActionEventConsumer(
            BookmarkedConsumers consumers, Inbox inbox, DeadLetters deadLetters, HistoryStore history, Traces traces) {
        this.consumers = consumers;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.history = history;
        this.traces = traces;
    }

    void start(@Observes StartupEvent event) {
        consumers.start(Topics.ACTION_EVENTS, this::apply);
    }

    private void apply(Handle handle, List<ConsumerRecord<byte[], byte[]>> records) {
        List<ActionEvent> events = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                events.add(read(record));
                traces.received(handle, record);
            } catch (IOException | IllegalArgumentException e) {
                deadLetters.append(handle, record, "not an action event: " + e.getMessage());
            }
        }
        Set<MessageId> first = new HashSet<>(inbox.firstTime(
                handle,
                events.stream().map(event -> new MessageId(SOURCE, event.id())).toList()));
        history.append(
                handle,
                events.stream()
                        .filter(event -> first.remove(new MessageId(SOURCE, event.id())))
                        .map(ActionEventConsumer::line)
                        .toList());
    }

    private static ActionEvent read(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (record.value() == null) {
            throw new IllegalArgumentException("the record has no value");
        }
        JsonNode json = Json.mapper().readTree(record.value());
        int schema = json.path("schema").asInt(ActionEvent.SCHEMA);
        if (schema > ActionEvent.SCHEMA) {
            throw new NewerSchemaException(record, schema, ActionEvent.SCHEMA);
        }
        ActionEvent event = Json.mapper().treeToValue(json, ActionEvent.class);
        if (event == null
                || event.id() == null
                || event.type() == null
                || event.at() == null
                || event.action() == null) {
            throw new IllegalArgumentException("id, type, at and action are required");
        }
        return event;
    }

    private static HistoryLine line(ActionEvent event) {
        Action action = event.action();
        ObjectNode data = Json.mapper().createObjectNode();
        data.set("action", Json.mapper().valueToTree(action));
        return new HistoryLine(
                event.issueId(),
                event.at(),
                kindOf(event),
                event.actor() == null ? "responder:" + action.responderId() : event.actor(),
                ActionSummary.of(event),
                data);
    }

    private static HistoryKind kindOf(ActionEvent event) {
        return HistoryKind.valueOf("ACTION_" + event.type().name());
    }
}
