package dev.amiss.service.inbox;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Handle;

/** What a service does with the records of a topic. */
@FunctionalInterface
public interface BatchHandler {
    /**
     * Applies records, each partition's in order. All effects go through the handle, whose transaction also moves the
     * bookmarks: it may be rolled back and the same records given again, alone or with others. Records that cannot be
     * read are the handler's to leave out by {@link DeadLetters#append}; any other exception that is not the database's
     * being away leads to the culprit's being found by halves and put among the dead letters.
     *
     * @throws NewerSchemaException stops that record's partition until the service is upgraded
     */
    void apply(Handle handle, List<ConsumerRecord<byte[], byte[]>> records);
}
