package dev.amiss.service.inbox;

import dev.amiss.service.database.SqlFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Jdbi;

/**
 * Applies records and moves their bookmarks in one transaction; where the records themselves are the trouble, in
 * transactions of ever smaller halves until the culprit stands alone. Used by one thread.
 */
final class BatchTransaction {
    /** Another consumer has moved a bookmark: what was polled is not ours to apply. */
    static final class StaleBookmarkException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Jdbi jdbi;
    private final Bookmarks bookmarks;
    private final BatchHandler handler;
    private final DeadLetters deadLetters;

    BatchTransaction(Jdbi jdbi, Bookmarks bookmarks, BatchHandler handler, DeadLetters deadLetters) {
        this.jdbi = jdbi;
        this.bookmarks = bookmarks;
        this.handler = handler;
        this.deadLetters = deadLetters;
    }

    /**
     * Applies all of these records.
     *
     * @param next where each partition stands; moved on with every transaction that went through
     * @throws StaleBookmarkException when a bookmark stands elsewhere
     * @throws NewerSchemaException as the handler threw it
     * @throws RuntimeException when the database is away; what was not applied is to be tried again
     */
    void apply(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> next) {
        try {
            commit(records, next, handler);
        } catch (StaleBookmarkException | NewerSchemaException e) {
            throw e;
        } catch (RuntimeException e) {
            SqlFailure failure = SqlFailure.of(e);
            if (failure == SqlFailure.REPEAT || failure == SqlFailure.WAIT) {
                throw e;
            }
            if (records.size() > 1) {
                int half = records.size() / 2;
                apply(records.subList(0, half), next);
                apply(records.subList(half, records.size()), next);
                return;
            }
            commit(records, next, (handle, culprit) -> deadLetters.append(handle, culprit.get(0), String.valueOf(e)));
        }
    }

    private void commit(
            List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> next, BatchHandler effects) {
        Map<TopicPartition, Long> after = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            after.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        }
        jdbi.useTransaction(handle -> {
            if (!bookmarks.move(handle, next, after)) {
                throw new StaleBookmarkException();
            }
            effects.apply(handle, records);
        });
        next.putAll(after);
    }
}
