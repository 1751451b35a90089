package dev.amiss.service.outbox;

import dev.amiss.service.trace.Step;
import dev.amiss.service.trace.Traces;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/**
 * Publishes the outbox. One replica at a time: the holder of an advisory lock on a connection outside every pool, on
 * which it also reads and deletes, so that losing the connection ends it; a late former holder is fenced by the fixed
 * {@code transactional.id}. A message is deleted after Kafka has acknowledged it, hence may be published twice under one
 * {@code ce_id}; consumers tell by that.
 */
@Startup(100)
@Singleton
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(500);

    private final RelayConnections connections;
    private final OutboxSignal signal;
    private final OutboxConfig config;
    private final Traces traces;
    private final Thread thread = new Thread(this::run, "outbox-relay");
    private volatile boolean stopped;
    private boolean failing;

    OutboxRelay(RelayConnections connections, OutboxSignal signal, OutboxConfig config, Traces traces) {
        this.connections = connections;
        this.signal = signal;
        this.config = config;
        this.traces = traces;
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        signal.wake();
        thread.join(Duration.ofSeconds(5).toMillis());
    }

    private void run() {
        while (!stopped) {
            try (Connection connection = connections.database()) {
                OutboxStore store = new OutboxStore(connection);
                while (!stopped && !store.tryLock()) {
                    signal.await(AFTER_A_FAILURE);
                }
                if (!stopped) {
                    publishWhileHolding(store);
                }
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | RuntimeException e) {
                sayOnce(e);
                rest();
            }
        }
    }

    private void publishWhileHolding(OutboxStore store) throws SQLException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = connections.producer()) {
            producer.initTransactions();
            LOG.info("outbox: this replica publishes");
            while (!stopped) {
                List<OutboxStore.Row> rows = store.read(config.batchSize(), config.batchBytes());
                if (rows.isEmpty()) {
                    failing = false;
                    signal.await(config.pollEvery());
                } else {
                    publish(store, producer, rows);
                    if (rows.size() < config.batchSize()) {
                        LockSupport.parkNanos(config.gather().toNanos());
                    }
                }
            }
        }
    }

    /** All of these; where Kafka will never take one of them, ever smaller halves until that one stands alone and is kept aside. */
    private void publish(OutboxStore store, KafkaProducer<byte[], byte[]> producer, List<OutboxStore.Row> rows)
            throws SQLException, InterruptedException {
        try {
            send(producer, rows);
            store.delete(rows);
            failing = false;
        } catch (KafkaException e) {
            Optional<KafkaException> forGood = refusalForGood(e);
            if (forGood.isEmpty()) {
                throw e;
            }
            producer.abortTransaction();
            if (rows.size() > 1) {
                int half = rows.size() / 2;
                publish(store, producer, rows.subList(0, half));
                publish(store, producer, rows.subList(half, rows.size()));
                return;
            }
            OutboxStore.Row refused = rows.get(0);
            String why = String.valueOf(forGood.get().getMessage());
            LOG.errorf(
                    "outbox: Kafka refuses message id=%d, it is kept aside and the others go on: %s",
                    refused.id(), why);
            store.refuse(refused, why);
        }
    }

    /** One transaction of Kafka; left open when it fails. */
    private void send(KafkaProducer<byte[], byte[]> producer, List<OutboxStore.Row> rows) throws InterruptedException {
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>(rows.size());
        List<Step> steps = new ArrayList<>(rows.size());
        for (OutboxStore.Row row : rows) {
            steps.add(traces.sending(row.record()));
            sent.add(producer.send(row.record()));
        }
        try {
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        }
        producer.commitTransaction();
        steps.forEach(Step::close);
    }

    /**
     * Why Kafka will never take one of a transaction's records; empty when it may the next time. Which one it was is not told:
     * the first refusal ends the transaction, and all that is sent after it, or waits to be sent, is told the same.
     */
    private static Optional<KafkaException> refusalForGood(KafkaException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException || cause instanceof InvalidTopicException) {
                return Optional.of((KafkaException) cause);
            }
        }
        return Optional.empty();
    }

    private void sayOnce(Exception e) {
        if (!failing) {
            LOG.warnf("outbox: cannot publish now, trying again every %d ms: %s", AFTER_A_FAILURE.toMillis(), e);
        }
        failing = true;
    }

    private void rest() {
        try {
            signal.await(AFTER_A_FAILURE);
        } catch (InterruptedException e) {
            stopped = true;
        }
    }
}
