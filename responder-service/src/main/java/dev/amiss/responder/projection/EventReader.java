package dev.amiss.responder.projection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.IssueEvent;
import dev.amiss.model.Json;
import dev.amiss.service.inbox.NewerSchemaException;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads records of {@code amiss.issue-events}. */
final class EventReader {
    private EventReader() {}

    /**
     * @param trace the step of a trace that reading it is; null when there is none
     * @throws NewerSchemaException when it is of a schema that this version does not know
     * @throws IOException saying why it cannot be read
     */
    static ReceivedEvent read(ConsumerRecord<byte[], byte[]> record, @Nullable String trace) throws IOException {
        JsonNode tree = Json.mapper().readTree(record.value());
        int schema = tree.path("schema").asInt(IssueEvent.SCHEMA);
        if (schema > IssueEvent.SCHEMA) {
            throw new NewerSchemaException(record, schema, IssueEvent.SCHEMA);
        }
        if (!tree.path("issue").path("id").isIntegralNumber()
                || !tree.path("type").isTextual()) {
            throw new IOException("an event must have a type and an issue with an id");
        }
        return new ReceivedEvent(Json.mapper().treeToValue(tree, IssueEvent.class), record.partition(), trace);
    }
}
