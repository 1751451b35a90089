package dev.amiss.bench.footprint;

import dev.amiss.bench.harness.Bench;
import dev.amiss.bench.harness.Goal;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.harness.Question;
import dev.amiss.bench.subject.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What the services cost while there is nothing to do, after all other measures: nothing is compiled any more. */
public final class Idle implements Measure {
    private static final Map<String, Question> IDLE = new TreeMap<>();

    static {
        for (String service : List.of("assertion", "issue", "responder")) {
            IDLE.put(service, new Question(service + "-service, processor while idle", "% of a core", Goal.atMost(2)));
        }
    }

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public List<Question> questions() {
        return List.copyOf(IDLE.values());
    }

    @Override
    public void run(Bench bench) throws Exception {
        Waiting.pause(Duration.ofSeconds(bench.settings().quick() ? 5 : 20));
        Map<String, Duration> before = new TreeMap<>();
        IDLE.keySet().forEach(service -> before.put(service, processorTime(bench, service)));
        long began = System.nanoTime();
        Waiting.pause(Duration.ofSeconds(bench.settings().quick() ? 5 : 20));
        double nanos = System.nanoTime() - began;
        before.forEach((service, time) -> {
            Duration used = processorTime(bench, service).minus(time);
            bench.answer(Objects.requireNonNull(IDLE.get(service)), 100 * used.toNanos() / nanos, Double.NaN, null);
        });
    }

    private static Duration processorTime(Bench bench, String service) {
        return new Process(bench.amiss().pid(service + "-1")).processorTime();
    }
}
