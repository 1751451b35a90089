package dev.amiss.assertion.run;

import dev.amiss.assertion.check.CheckTypes;
import dev.amiss.assertion.run.DutyStore.Claim;
import dev.amiss.assertion.run.DutyStore.Which;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Claims what is due as long as this replica has workers free, and sleeps until the next due time or a call. While the
 * database is away it waits for it.
 */
@Singleton
class RunLoop {
    private static final Logger LOG = Logger.getLogger(RunLoop.class);
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(1);

    /** What becomes due within so short a time is claimed together; who asks for a run is served at once. */
    private static final Duration SHORTEST_REST = Duration.ofMillis(20);

    private final Jdbi jdbi;
    private final DutyStore duties;
    private final Workers workers;
    private final RunSignal signal;
    private final Circumstances circumstances;
    private final Thread thread = new Thread(this::loop, "run-loop");
    private volatile boolean stopped;
    private boolean failing;

    /** What the loop goes by. */
    @Singleton
    record Circumstances(RunConfig config, Clock clock, @All List<RunGate> gates, CheckTypes types) {
        List<String> waiting() {
            return types.waiting();
        }
    }

    RunLoop(Jdbi jdbi, DutyStore duties, Workers workers, RunSignal signal, Circumstances circumstances) {
        this.jdbi = jdbi;
        this.duties = duties;
        this.workers = workers;
        this.signal = signal;
        this.circumstances = circumstances;
        thread.setDaemon(true);
    }

    void start(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
        thread.start();
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        stopped = true;
        thread.interrupt();
        thread.join(Duration.ofSeconds(5).toMillis());
        for (Claim claim : workers.stop()) {
            giveBack(claim);
        }
    }

    private void giveBack(Claim claim) {
        try {
            jdbi.useTransaction(handle -> duties.release(handle, claim));
        } catch (JdbiException e) {
            LOG.warnf(
                    "run: assertion=%d claim=%d could not be given back; it is run again when its lease ends: %s",
                    claim.assertionId(), claim.number(), e.getMessage());
        }
    }

    private void loop() {
        while (!stopped) {
            try {
                signal.await(step());
            } catch (InterruptedException e) {
                stopped = true;
            }
        }
    }

    /** Claims once; answers how long nothing needs to be done. */
    private Duration step() {
        try {
            circumstances.gates().forEach(RunGate::beforeClaiming);
            claim(workers.free(), new Which(circumstances.waiting(), false));
            claim(workers.freeToWait(), new Which(circumstances.waiting(), true));
            failing = false;
            return workers.areAllBusy() ? circumstances.config().lookEvery() : untilNextDue();
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warnf("run: nothing can be claimed now, trying again until it can: %s", e);
            }
            failing = true;
            return REST_AFTER_FAILURE;
        }
    }

    private void claim(int free, Which which) {
        if (free > 0) {
            Instant now = circumstances.clock().instant();
            Duration lease = circumstances.config().lease();
            jdbi.inTransaction(handle -> duties.claim(handle, now, free, lease, which))
                    .forEach(duty -> workers.start(duty, which.among()));
        }
    }

    private Duration untilNextDue() {
        Duration most = circumstances.config().lookEvery();
        Instant now = circumstances.clock().instant();
        return jdbi.withHandle(duties::nextDue)
                .map(due -> Duration.between(now, due))
                .filter(wait -> wait.compareTo(most) < 0)
                .map(wait -> wait.compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : wait)
                .orElse(most);
    }
}
