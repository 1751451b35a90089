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
            } catch (SQLException | KafkaException e) {
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

    private void publish(OutboxStore store, KafkaProducer<byte[], byte[]> producer, List<OutboxStore.Row> rows)
            throws SQLException, InterruptedException {
        producer.beginTransaction();
        OutboxStore.Row refused = rows.get(0);
        KafkaException why;
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>(rows.size());
            List<Step> steps = new ArrayList<>(rows.size());
            for (OutboxStore.Row row : rows) {
                refused = row;
                steps.add(traces.sending(row.record()));
                sent.add(producer.send(row.record()));
            }
            for (int i = 0; i < sent.size(); i++) {
                refused = rows.get(i);
                sent.get(i).get();
            }
            producer.commitTransaction();
            store.delete(rows);
            steps.forEach(Step::close);
            failing = false;
            return;
        } catch (ExecutionException e) {
            why = e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        } catch (RecordTooLargeException | InvalidTopicException e) {
            why = e;
        }
        producer.abortTransaction();
        if (!(why instanceof RecordTooLargeException || why instanceof InvalidTopicException)) {
            throw why;
        }
        LOG.errorf("outbox: Kafka refuses message id=%d, it is kept aside and the others go on: %s", refused.id(), why);
        store.refuse(refused, String.valueOf(why.getMessage()));
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
