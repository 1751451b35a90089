package dev.amiss.bench.intake;

import dev.amiss.bench.harness.Bench;
import dev.amiss.bench.harness.Goal;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.harness.Question;
import dev.amiss.bench.harness.Rounds;
import dev.amiss.bench.subject.RunningAmiss;
import dev.amiss.bench.subject.Sql;
import dev.amiss.bench.subject.Waiting;
import dev.amiss.model.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Reports that wait in Kafka, against inserts of many rows a statement. They gather while the service is frozen; its time
 * runs from when it goes on until all are issues.
 */
public final class KafkaIntake implements Measure {
    private static final int WAITING = 200_000;
    private static final Question KAFKA = new Question(
            "Kafka, 200,000 reports waiting / INSERT of 500 rows, 4 clients", "rows/s", Goal.ratioAtLeast(0.5));

    @Override
    public String name() {
        return "intake-kafka";
    }

    @Override
    public List<Question> questions() {
        return List.of(KAFKA);
    }

    @Override
    public void run(Bench bench) throws Exception {
        ReferenceTable.create(bench.amiss());
        int waiting = bench.settings().size(WAITING);
        drain(bench.amiss(), waiting / 10);
        double[] medians = Rounds.medians(
                bench.settings().quick() ? 1 : 2, () -> drain(bench.amiss(), waiting), () -> ManyRows.perSecond(bench));
        bench.answer(KAFKA, medians[0], medians[1], "%,d waiting".formatted(waiting));
    }

    private static double drain(RunningAmiss amiss, int count) throws Exception {
        long before = applied(amiss);
        amiss.freeze("issue-1");
        try {
            produce(amiss, count);
        } finally {
            amiss.thaw("issue-1");
        }
        double seconds = Waiting.until(
                count + " reports becoming issues",
                Duration.ofMinutes(3),
                Duration.ofMillis(50),
                () -> applied(amiss) >= before + count);
        return count / seconds;
    }

    /** Issues that came by Kafka; the table's own statistics would come late. */
    private static long applied(RunningAmiss amiss) {
        return Sql.number(
                amiss,
                ReferenceTable.DATABASE,
                "SELECT coalesce(sum(next), 0) FROM bookmark WHERE topic = '" + Topics.FAILURES + "'");
    }

    private static void produce(RunningAmiss amiss, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", amiss.bootstrap(),
                "linger.ms", 20,
                "batch.size", 262_144);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                producer.send(new ProducerRecord<>(Topics.FAILURES, i % 12, null, Reports.fresh()));
            }
            producer.flush();
        }
    }
}
