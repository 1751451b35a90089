package dev.amiss.service.outbox;

import dev.amiss.service.trace.Traces;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Where messages to Kafka are left, in the transaction of the state that they tell of. Thread-safe. */
@Singleton
public class Outbox {
    private static final String APPEND =
            "INSERT INTO outbox (topic, message_key, payload, headers) VALUES (?, ?, ?, ?)";

    private final OutboxSignal signal;
    private final Traces traces;

    Outbox(OutboxSignal signal, Traces traces) {
        this.signal = signal;
        this.traces = traces;
    }

    /**
     * Adds messages in this order, and wakes this replica's relay once the transaction is through. The order of two
     * transactions' messages of one key is the caller's to keep, by locking what the key stands for before. A message that
     * names no trace belongs to the calling thread's.
     *
     * @param handle the caller's, in a transaction
     */
    public void append(Handle handle, List<OutboxMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        String trace = traces.current();
        try (PreparedStatement insert = handle.getConnection().prepareStatement(APPEND)) {
            for (OutboxMessage message : messages) {
                insert.setString(1, message.topic());
                insert.setBytes(2, message.key());
                insert.setBytes(3, message.value());
                insert.setArray(4, handle.getConnection().createArrayOf("text", flat(headers(message, trace))));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(
                    e, handle.createUpdate(APPEND).getContext());
        }
        signal.wakeAfterCommit(handle);
    }

    /** Wakes the relay; for callers that write to the outbox by SQL of their own, after their commit. */
    public void wake() {
        signal.wake();
    }

    private static Map<String, String> headers(OutboxMessage message, @Nullable String trace) {
        return trace == null || message.headers().containsKey(Traces.HEADER)
                ? message.headers()
                : message.with(Traces.HEADER, trace).headers();
    }

    private static String[] flat(Map<String, String> headers) {
        return headers.entrySet().stream()
                .flatMap(header -> List.of(header.getKey(), header.getValue()).stream())
                .toArray(String[]::new);
    }
}
