package dev.amiss.service.inbox;

import dev.amiss.service.database.SqlFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads one topic on a thread of its own and applies it exactly once: what a poll brought is applied before the next poll,
 * so that the consumer's position is always what was applied. While the database is away the same records are polled
 * again; a partition that was lost meanwhile is left alone. Its questions may be asked from any thread.
 */
public final class BookmarkedConsumer {
    private static final Logger LOG = Logger.getLogger(BookmarkedConsumer.class);

    /** A record ends a poll before its time. */
    private static final Duration POLL = Duration.ofMillis(500);

    private final String topic;
    private final Bookmarks bookmarks;
    private final BatchTransaction transaction;
    private final ConsumerFactory factory;
    private final InboxConfig config;
    private final Thread thread;
    private final Positions positions;

    private final Map<TopicPartition, String> stoppedPartitions = new ConcurrentHashMap<>();
    private volatile @Nullable Long awaySinceNanos;
    private volatile long lag;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean stopped;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> running;
    private volatile @Nullable CaughtUp asking;
    private volatile long hurriedUntilNanos = System.nanoTime();
    private long caughtUpNanos;
    private boolean failing;

    BookmarkedConsumer(
            String topic,
            Bookmarks bookmarks,
            BatchTransaction transaction,
            ConsumerFactory factory,
            InboxConfig config) {
        this.topic = topic;
        this.bookmarks = bookmarks;
        this.transaction = transaction;
        this.factory = factory;
        this.positions = new Positions(topic, bookmarks, factory);
        this.config = config;
        this.thread = new Thread(this::run, "consumer-" + topic);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopped = true;
        stop.countDown();
        KafkaConsumer<byte[], byte[]> reading = running;
        if (reading != null) {
            reading.wakeup();
        }
        CaughtUp caughtUp = asking;
        if (caughtUp != null) {
            caughtUp.wakeUp();
        }
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public String topic() {
        return topic;
    }

    /** Partitions that stopped at a record of a newer schema, each with the reason. */
    public Map<TopicPartition, String> stoppedPartitions() {
        return Map.copyOf(stoppedPartitions);
    }

    /** How many records of its partitions are not applied yet, as of when they were last asked for. */
    long lag() {
        return lag;
    }

    /**
     * For how long Kafka has not answered what it was asked; empty for the first ten seconds, while nobody could ask because the
     * database was away or this process stood still, and once this consumer was stopped.
     */
    public Optional<Duration> unreachableFor() {
        return away().filter(since -> since.compareTo(Duration.ofSeconds(10)) > 0);
    }

    Optional<Duration> away() {
        Long since = awaySinceNanos;
        return stopped || since == null ? Optional.empty() : Optional.of(Duration.ofNanos(System.nanoTime() - since));
    }

    /**
     * Somebody waits to hear that all has been applied up to now: for so long partitions say it often. It begins within
     * half a second, and at once when it is asked for while records are applied.
     */
    public void hurry(Duration howLong) {
        long until = System.nanoTime() + howLong.toNanos();
        if (until - hurriedUntilNanos > 0) {
            hurriedUntilNanos = until;
        }
    }

    private boolean isHurried() {
        return hurriedUntilNanos - System.nanoTime() > 0;
    }

    private Duration caughtUpEvery() {
        return isHurried() ? config.caughtUpEvery() : config.caughtUpEveryWhenIdle();
    }

    private void run() {
        while (!stopped) {
            try (KafkaConsumer<byte[], byte[]> consumer = factory.consumer();
                    CaughtUp caughtUp = new CaughtUp(factory.consumer(), bookmarks, positions)) {
                running = consumer;
                asking = caughtUp;
                consumer.subscribe(List.of(topic), bookmarksOf(consumer));
                while (!stopped) {
                    step(consumer, caughtUp);
                }
            } catch (WakeupException | InterruptException e) {
                LOG.debugf("kafka: reading %s was interrupted", topic);
            } catch (KafkaException e) {
                kafkaIsAway(System.nanoTime());
                sayOnce(e);
                rest();
            }
        }
    }

    private void step(KafkaConsumer<byte[], byte[]> consumer, CaughtUp caughtUp) {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(isHurried() ? config.caughtUpEvery() : POLL);
        try {
            if (!polled.isEmpty()) {
                apply(consumer, polled);
            }
            sayWhereCaughtUp(consumer, caughtUp);
            failing = false;
            if (!polled.isEmpty() && polled.count() < config.batchSize()) {
                LockSupport.parkNanos(config.gather().toNanos());
            }
        } catch (NewerSchemaException e) {
            LOG.errorf("kafka: %s; the partition waits, others go on", e.getMessage());
            stoppedPartitions.put(e.partition(), String.valueOf(e.getMessage()));
            positions.rewind(consumer, polled.partitions());
            consumer.pause(Set.of(e.partition()));
        } catch (BatchTransaction.StaleBookmarkException e) {
            LOG.infof("kafka: bookmarks of %s were moved by another replica, going on from there", topic);
            reload(consumer, polled.partitions());
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            boolean atOnce = SqlFailure.of(e) == SqlFailure.REPEAT;
            positions.rewind(consumer, polled.partitions());
            if (!atOnce) {
                sayOnce(e);
                restPolling(consumer);
            }
        }
    }

    private void apply(KafkaConsumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> polled) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(polled.count());
        Set<TopicPartition> ours = new HashSet<>(consumer.assignment());
        for (TopicPartition partition : polled.partitions()) {
            if (ours.contains(partition) && positions.isKnown(partition)) {
                noteReset(partition, polled.records(partition).get(0).offset());
                records.addAll(polled.records(partition));
            }
        }
        if (!records.isEmpty()) {
            transaction.apply(records, positions.next());
        }
    }

    private void noteReset(TopicPartition partition, long first) {
        if (first < positions.next().getOrDefault(partition, 0L)) {
            throw new BatchTransaction.StaleBookmarkException();
        }
    }

    private void sayWhereCaughtUp(KafkaConsumer<byte[], byte[]> consumer, CaughtUp caughtUp) {
        long now = System.nanoTime();
        if (now - caughtUpNanos < caughtUpEvery().toNanos()) {
            return;
        }
        caughtUpNanos = now;
        lag = caughtUp.note(consumer, ends(caughtUp, now), stoppedPartitions.keySet());
    }

    private CaughtUp.Ends ends(CaughtUp caughtUp, long askedNanos) {
        try {
            CaughtUp.Ends ends = caughtUp.ask(topic);
            awaySinceNanos = null;
            return ends;
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            kafkaIsAway(askedNanos);
            throw e;
        }
    }

    private void kafkaIsAway(long sinceNanos) {
        if (awaySinceNanos == null) {
            awaySinceNanos = sinceNanos;
        }
    }

    private void reload(KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        Set<TopicPartition> ours = new HashSet<>(partitions);
        ours.retainAll(consumer.assignment());
        boolean loaded = false;
        while (!loaded && !stopped) {
            try {
                positions.load(consumer, ours);
                loaded = true;
            } catch (WakeupException | InterruptException e) {
                throw e;
            } catch (RuntimeException e) {
                if (e instanceof KafkaException) {
                    kafkaIsAway(System.nanoTime());
                }
                sayOnce(e);
                rest();
            }
        }
    }

    /** Stays in the group while waiting: polls go on, of nothing. */
    private void restPolling(KafkaConsumer<byte[], byte[]> consumer) {
        consumer.pause(consumer.assignment());
        rest();
        ConsumerRecords<byte[], byte[]> newlyAssigned = consumer.poll(Duration.ZERO);
        positions.rewind(consumer, newlyAssigned.partitions());
        Set<TopicPartition> goingOn = new HashSet<>(consumer.assignment());
        goingOn.removeAll(stoppedPartitions.keySet());
        consumer.resume(goingOn);
    }

    private void rest() {
        try {
            stopped |= stop.await(config.restAfterFailure().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    private void sayOnce(Exception e) {
        if (!failing) {
            LOG.warnf("kafka: %s cannot be applied now, trying again until it can: %s", topic, e);
        }
        failing = true;
    }

    private ConsumerRebalanceListener bookmarksOf(KafkaConsumer<byte[], byte[]> consumer) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                if (!partitions.isEmpty()) {
                    reload(consumer, partitions);
                    LOG.infof(
                            "kafka: reading %d partitions of %s",
                            positions.next().size(), topic);
                }
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                partitions.forEach(positions.next()::remove);
                partitions.forEach(stoppedPartitions::remove);
            }
        };
    }
}
