package dev.amiss.service.inbox;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A record is of a schema that this version does not know; skipping it would lose it, so its partition stops. */
public final class NewerSchemaException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient TopicPartition partition;
    private final long offset;

    public NewerSchemaException(ConsumerRecord<?, ?> record, int schema, int known) {
        super("schema " + schema + " of " + record.topic() + "-" + record.partition() + " at offset " + record.offset()
                + " is newer than " + known + ", which this version knows; upgrade it");
        this.partition = new TopicPartition(record.topic(), record.partition());
        this.offset = record.offset();
    }

    public TopicPartition partition() {
        return partition;
    }

    public long offset() {
        return offset;
    }
}
