package dev.amiss.bench.chaos;

import dev.amiss.bench.subject.Waiting;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What goes on all the while, each on threads of its own: reports, changes by hand, records that go wrong. */
final class Traffic {
    private static final int HTTP_REPORTERS = 6;
    private static final Duration HTTP_PAUSE = Duration.ofMillis(60);
    private static final Duration KAFKA_PAUSE = Duration.ofMillis(15);
    private static final Duration OPERATOR_PAUSE = Duration.ofMillis(250);
    private static final Duration RECORDS_PAUSE = Duration.ofSeconds(3);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final KafkaReporter kafka;
    private volatile boolean isOver;

    Traffic(Scene scene, Journal journal, SplittableRandom random) {
        kafka = new KafkaReporter(scene.amiss().bootstrap(), journal, random.split());
        for (int i = 0; i < HTTP_REPORTERS; i++) {
            HttpReporter reporter = new HttpReporter(scene.issueUrls(), journal, random.split());
            repeat(HTTP_PAUSE, reporter::report);
        }
        repeat(KAFKA_PAUSE, kafka::report);
        Operator operator = new Operator(scene.amiss().issueUrl(), journal, random.split());
        repeat(OPERATOR_PAUSE, operator::change);
        Records records = new Records(scene.amiss(), random.split());
        repeat(RECORDS_PAUSE, records::change);
    }

    /** Ends it and returns when every report is settled: answered, refused or its answer lost. */
    void end() throws InterruptedException {
        isOver = true;
        threads.shutdown();
        if (!threads.awaitTermination(5, TimeUnit.MINUTES)) {
            threads.shutdownNow();
            throw new IllegalStateException("Reports are not taken although nothing is broken any more");
        }
        kafka.close();
    }

    private void repeat(Duration pause, Fault.Step step) {
        threads.execute(() -> {
            try {
                while (!isOver) {
                    step.run();
                    Waiting.pause(pause);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
