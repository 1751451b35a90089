package dev.amiss.bench.chaos;

import dev.amiss.bench.subject.Json;
import dev.amiss.bench.subject.RunningAmiss;
import dev.amiss.bench.subject.Sql;
import dev.amiss.bench.subject.Waiting;
import dev.amiss.embedded.Databases;
import dev.amiss.embedded.EmbeddedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Waits until nothing is under way any more. */
final class Quiet {
    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final Duration STAYS = Duration.ofSeconds(3);

    private final RunningAmiss amiss;

    Quiet(RunningAmiss amiss) {
        this.amiss = amiss;
    }

    /** @return seconds that it took */
    double await() throws TimeoutException {
        double seconds = 0;
        do {
            seconds += Waiting.until(
                    "that all is quiet",
                    LIMIT,
                    Duration.ofMillis(500),
                    () -> restless().isEmpty());
            Waiting.pause(STAYS);
        } while (!restless().isEmpty());
        return seconds;
    }

    /** What is still under way; empty when all is quiet. */
    String restless() {
        try {
            for (String url : List.of(amiss.issueUrl(), amiss.responderUrl(), amiss.assertionUrl())) {
                if (Json.status(url + "/q/health/ready") != 200) {
                    return url + " is not ready";
                }
            }
            for (String database : Databases.ALL) {
                if (Sql.number(amiss, database, "SELECT count(*) FROM outbox") > 0) {
                    return "messages wait in the outbox of " + database;
                }
            }
            long actions = Sql.number(
                    amiss,
                    Databases.RESPONDER,
                    "SELECT count(*) FROM action WHERE status IN ('pending', 'running', 'held')");
            return actions > 0 ? actions + " actions wait or run" : behind();
        } catch (EmbeddedException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Which topic is not applied to its end. */
    private String behind() {
        for (String database : List.of(Databases.ISSUE, Databases.RESPONDER)) {
            Set<String> topics = Set.copyOf(Sql.lines(amiss, database, "SELECT DISTINCT topic FROM bookmark"));
            for (String topic : topics) {
                long applied =
                        Sql.number(amiss, database, "SELECT sum(next) FROM bookmark WHERE topic = '" + topic + "'");
                long written = written(topic);
                if (applied < written) {
                    return database + " has applied %,d of %,d of %s".formatted(applied, written, topic);
                }
            }
        }
        return "";
    }

    private long written(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", amiss.bootstrap(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            Set<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .collect(Collectors.toSet());
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }
}
