package dev.amiss.bench.footprint;

import dev.amiss.bench.harness.Bench;
import dev.amiss.bench.harness.Goal;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.harness.Question;
import dev.amiss.bench.intake.Reports;
import dev.amiss.bench.load.RequestSource;
import dev.amiss.bench.subject.Json;
import dev.amiss.bench.subject.RunningAmiss;
import dev.amiss.bench.subject.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One service: killed, so that {@code up} starts it anew while the others run; timed until it is ready; left alone; then
 * put to work.
 */
public final class Footprint implements Measure {
    private final String service;
    private final Question ready;
    private final Question memory;

    /** @param service {@code issue}, {@code responder} or {@code assertion} */
    public Footprint(String service) {
        this.service = service;
        this.ready = new Question(service + "-service, time to ready", "s", Goal.atMost(3));
        this.memory = new Question(service + "-service, resident memory under its first load", "MB", Goal.atMost(350));
    }

    @Override
    public String name() {
        return "footprint-" + service;
    }

    @Override
    public List<Question> questions() {
        return List.of(ready, memory);
    }

    @Override
    public void run(Bench bench) throws Exception {
        RunningAmiss amiss = bench.amiss();
        long former = amiss.pid(service + "-1");
        amiss.kill(service + "-1");
        Waiting.until("a new process", Duration.ofSeconds(30), Duration.ofMillis(5), () -> isAnother(amiss, former));
        Process process = new Process(amiss.pid(service + "-1"));
        Waiting.until(
                service + "-service being ready",
                Duration.ofMinutes(1),
                Duration.ofMillis(10),
                () -> Json.status(url(amiss) + "/q/health/ready") == 200);
        double seconds = Duration.between(process.startedAt(), Instant.now()).toMillis() / 1000.0;
        bench.answer(ready, seconds, Double.NaN, null);
        Waiting.pause(Duration.ofSeconds(bench.settings().quick() ? 3 : 10));
        double before = process.residentMegabytes();
        bench.http().closed(16, bench.settings().seconds(), load(amiss));
        bench.answer(
                memory,
                process.residentMegabytes(),
                Double.NaN,
                String.format(
                        Locale.ROOT,
                        "%.0f MB of them in no file, idle %.0f MB, -Xmx256m",
                        process.anonymousMegabytes(),
                        before));
    }

    private boolean isAnother(RunningAmiss amiss, long former) {
        return amiss.pid(service + "-1") != former
                && ProcessHandle.of(amiss.pid(service + "-1")).isPresent();
    }

    private String url(RunningAmiss amiss) {
        return amiss.url(service, 1);
    }

    private RequestSource load(RunningAmiss amiss) {
        return switch (service) {
            case "issue" -> RequestSource.post(url(amiss), "/api/v1/issues", "application/json", Reports::fresh);
            case "responder" -> RequestSource.get(url(amiss), () -> "/api/v1/responders");
            default -> RequestSource.get(url(amiss), () -> "/api/v1/assertions");
        };
    }
}
