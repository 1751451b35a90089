package dev.amiss.bench.chaos;

import dev.amiss.bench.subject.Json;
import dev.amiss.bench.subject.Waiting;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deploy/bench/chaos}: exit code 0 when every promise held, 1 otherwise. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description =
                "Breaks parts of an Amiss of its own while reports come in, then compares what was acknowledged with"
                        + " what is there.")
final class Main implements Callable<Integer> {
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "how long things break; every kind of fault comes once even if that takes longer (default:"
                    + " ${DEFAULT-VALUE})")
    private int minutes = 5;

    @Option(names = "--seed", paramLabel = "N", description = "the same seed breaks the same things in the same order")
    private long seed = System.nanoTime() % 1_000_000;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException, TimeoutException {
        say("Seed %d (--seed %d breaks the same things again)".formatted(seed, seed));
        SplittableRandom random = new SplittableRandom(seed);
        Journal journal = new Journal();
        try (Scene scene = new Scene()) {
            scene.createResponders();
            new Records(scene.amiss(), random.split()).create();
            Json.post(scene.amiss().assertionUrl() + "/api/v1/assertions", Records.assertion());
            Traffic traffic = new Traffic(scene, journal, random.split());
            Flood flood = new Flood(scene.issueUrls(), journal, random.split());
            breakThings(scene, journal, new FaultPlan(scene, flood, new Random(seed)), random.split());
            say("no more faults and reports");
            traffic.end();
            say("all was quiet after %.1f s".formatted(new Quiet(scene.amiss()).await()));
            return tell(scene, journal);
        }
    }

    private void breakThings(Scene scene, Journal journal, FaultPlan plan, SplittableRandom random)
            throws InterruptedException, TimeoutException {
        Probe probe = new Probe(new HttpReporter(scene.issueUrls(), journal, random), scene.webhooks());
        say("before any fault: " + probe.run());
        long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        for (Fault fault : plan.round()) {
            suffer(fault, probe);
        }
        while (System.nanoTime() < end) {
            suffer(plan.round().get(0), probe);
        }
    }

    private static void suffer(Fault fault, Probe probe) throws InterruptedException, TimeoutException {
        fault.begin().run();
        Waiting.pause(fault.lasts());
        fault.end().run();
        say("%s, for %d s: %s".formatted(fault.name(), fault.lasts().toSeconds(), probe.run()));
        Waiting.pause(BETWEEN);
    }

    private static int tell(Scene scene, Journal journal) {
        List<Finding> findings = new Checker(scene, journal).check();
        findings.forEach(finding -> say(finding.toString()));
        say("%,d reports acknowledged, %,d answers lost, %,d refused with 503; %,d webhooks came more than once"
                .formatted(
                        journal.sure(),
                        journal.unsure(),
                        journal.refusals(),
                        scene.webhooks().repeats()));
        return findings.stream().allMatch(Finding::holds) ? 0 : 1;
    }

    private static void say(String text) {
        System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + text);
        System.out.flush();
    }
}
