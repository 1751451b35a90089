package dev.amiss.bench.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which faults come in which order; the same seed gives the same plan. Used by one thread. */
final class FaultPlan {
    private static final Duration SHORT = Duration.ofSeconds(6);
    /** Longer than leases and sessions last. */
    private static final Duration LEASES_RUN_OUT = Duration.ofSeconds(30);

    private final Scene scene;
    private final Flood flood;
    private final Random random;

    FaultPlan(Scene scene, Flood flood, Random random) {
        this.scene = scene;
        this.flood = flood;
        this.random = random;
    }

    /** Every kind of fault once, in an order by chance. */
    List<Fault> round() {
        List<Fault> faults =
                new ArrayList<>(Stream.of(kills(), freezes(), brokenTargets(), Stream.of(restart(), floods()))
                        .flatMap(each -> each)
                        .toList());
        Collections.shuffle(faults, random);
        return faults;
    }

    private Stream<Fault> kills() {
        return Stream.of("issue-1", "issue-2", "responder-1", "responder-2", "assertion-1", "postgres", "kafka")
                .map(part -> Fault.sudden("kill -9 " + part, () -> scene.amiss().kill(part)));
    }

    private Stream<Fault> freezes() {
        return Stream.of(
                frozen("issue-" + replica(), LEASES_RUN_OUT),
                frozen("responder-" + replica(), LEASES_RUN_OUT),
                frozen("postgres", SHORT),
                frozen("kafka", SHORT));
    }

    private Fault frozen(String part, Duration lasts) {
        return new Fault(
                "freeze " + part,
                lasts,
                () -> scene.amiss().freeze(part),
                () -> scene.amiss().thaw(part));
    }

    private Stream<Fault> brokenTargets() {
        Stream<Fault> hooks = Stream.of(Line.State.REFUSES, Line.State.HANGS, Line.State.CUTS)
                .map(state -> broken("webhooks", scene.webhookLine(), state));
        Stream<Fault> mails = Stream.of(Line.State.REFUSES, Line.State.HANGS, Line.State.CUTS)
                .map(state -> broken("mail server", scene.mailLine(), state));
        Stream<Fault> answers = IntStream.of(429, 500)
                .mapToObj(status -> new Fault(
                        "webhooks answer " + status,
                        SHORT,
                        () -> scene.webhooks().answers(status),
                        () -> scene.webhooks().answers(200)));
        return Stream.of(hooks, mails, answers).flatMap(faults -> faults);
    }

    private static Fault broken(String what, Line line, Line.State state) {
        return new Fault(what + " " + state, SHORT, () -> line.become(state), () -> line.become(Line.State.WHOLE));
    }

    private Fault restart() {
        return Fault.sudden("restart all", () -> scene.amiss().restart());
    }

    private Fault floods() {
        return Fault.sudden("flood of reports", flood::run);
    }

    private int replica() {
        return 1 + random.nextInt(Scene.REPLICAS);
    }
}
