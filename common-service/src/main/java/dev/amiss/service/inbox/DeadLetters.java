package dev.amiss.service.inbox;

import dev.amiss.model.Headers;
import dev.amiss.model.Topics;
import dev.amiss.service.database.StorableText;
import dev.amiss.service.outbox.Outbox;
import dev.amiss.service.outbox.OutboxMessage;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/** Sends records that cannot be applied to the dead letters of their topic, as they came and with the reason. */
@Singleton
public class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Outbox outbox;

    DeadLetters(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Adds a dead letter in the caller's transaction. */
    public void append(Handle handle, ConsumerRecord<byte[], byte[]> record, String error) {
        LOG.warnf(
                "kafka: record topic=%s partition=%d offset=%d goes to the dead letters: %s",
                record.topic(), record.partition(), record.offset(), error);
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        headers.put(Headers.ERROR, error);
        headers.put(Headers.TOPIC, record.topic());
        headers.put(Headers.PARTITION, String.valueOf(record.partition()));
        headers.put(Headers.OFFSET, String.valueOf(record.offset()));
        headers.replaceAll((name, value) -> StorableText.clean(value));
        outbox.append(
                handle,
                List.of(new OutboxMessage(
                        Topics.deadLettersOf(record.topic()), record.key(), record.value(), headers)));
    }
}
