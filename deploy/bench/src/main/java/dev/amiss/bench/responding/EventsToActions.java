package dev.amiss.bench.responding;

import dev.amiss.bench.harness.Bench;
import dev.amiss.bench.harness.Goal;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.harness.Question;
import dev.amiss.bench.harness.Rounds;
import dev.amiss.bench.load.RequestSource;
import dev.amiss.bench.subject.RunningAmiss;
import dev.amiss.bench.subject.Sql;
import dev.amiss.bench.subject.Waiting;
import dev.amiss.embedded.Databases;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Issue events that wait in Kafka, each matching one of 1,000 responders, until their actions are scheduled. */
public final class EventsToActions implements Measure {
    private static final int RESPONDERS = 1_000;
    private static final int EVENTS = 100_000;
    private static final Question EVENTS_A_SECOND = new Question(
            "issue events to scheduled actions, 1,000 responders, 100,000 waiting", "1/s", Goal.atLeast(10_000));

    @Override
    public String name() {
        return "events-to-actions";
    }

    @Override
    public List<Question> questions() {
        return List.of(EVENTS_A_SECOND);
    }

    @Override
    public void run(Bench bench) throws Exception {
        RunningAmiss amiss = bench.amiss();
        String word = Responders.freshWord();
        AtomicLong responder = new AtomicLong();
        bench.http()
                .exactly(
                        8,
                        RESPONDERS,
                        RequestSource.post(
                                amiss.responderUrl(),
                                "/api/v1/responders",
                                "application/json",
                                () -> Responders.definition(word + "x" + responder.getAndIncrement(), 86_400)
                                        .getBytes(StandardCharsets.UTF_8)));
        int events = bench.settings().size(EVENTS);
        drain(bench, word, events / 5);
        double[] medians = Rounds.medians(bench.settings().quick() ? 1 : 2, () -> drain(bench, word, events));
        bench.answer(EVENTS_A_SECOND, medians[0], Double.NaN, "%,d events waiting".formatted(events));
    }

    private static double drain(Bench bench, String word, int events) throws Exception {
        RunningAmiss amiss = bench.amiss();
        long before = Responders.lastAction(amiss);
        amiss.freeze("responder-1");
        try {
            report(bench, word, events);
            Waiting.until(
                    "the outbox becoming empty",
                    Duration.ofMinutes(2),
                    Duration.ofMillis(100),
                    () -> Sql.text(amiss, Databases.ISSUE, "SELECT EXISTS (SELECT FROM outbox)")
                            .equals("f"));
        } finally {
            amiss.thaw("responder-1");
        }
        double seconds = Waiting.until(
                events + " actions",
                Duration.ofMinutes(3),
                Duration.ofMillis(200),
                () -> Responders.actionsAfter(amiss, before) >= events);
        return events / seconds;
    }

    private static void report(Bench bench, String word, int events) throws Exception {
        AtomicLong next = new AtomicLong();
        long run = System.nanoTime();
        RequestSource bulks =
                RequestSource.post(bench.amiss().issueUrl(), "/api/v1/issues/bulk", "application/x-ndjson", () -> {
                    StringBuilder lines = new StringBuilder();
                    for (int i = 0; i < 1_000; i++) {
                        long number = next.getAndIncrement();
                        lines.append("{\"name\":\"%sx%d-%d-%d\"}\n".formatted(word, number % RESPONDERS, run, number));
                    }
                    return lines.toString().getBytes(StandardCharsets.UTF_8);
                });
        bench.http().exactly(4, events / 1_000, bulks);
    }
}
