package dev.amiss.responder.action;

import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.FailureReason;
import dev.amiss.service.trace.LogFields;
import dev.amiss.service.trace.Step;
import dev.amiss.service.trace.Traces;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Runs claimed actions on threads of its own, each within the time limit. Thread-safe. */
@ApplicationScoped
class ActionWorkers {
    private static final Logger LOG = Logger.getLogger(ActionWorkers.class);
    private static final int UNSETTLED_FOR_EACH_WORKER = 4;

    private final RunAttempt run;
    private final EndAttempt end;
    private final Destinations destinations;
    private final ActionSignal signal;
    private final ActionConfig config;
    private final Traces traces;
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, daemon("action-timer"));
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger unsettled = new AtomicInteger();

    ActionWorkers(
            RunAttempt run,
            EndAttempt end,
            Destinations destinations,
            ActionSignal signal,
            ActionConfig config,
            Traces traces) {
        this.run = run;
        this.end = end;
        this.destinations = destinations;
        this.signal = signal;
        this.config = config;
        this.traces = traces;
        this.timer.setRemoveOnCancelPolicy(true);
        this.workers = (ThreadPoolExecutor) Executors.newFixedThreadPool(config.workers(), daemon("action-worker"));
    }

    private static ThreadFactory daemon(String name) {
        var number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** How many more actions may be handed over now: as many as can run, unless too many ended that are not settled yet. */
    int free() {
        int most = UNSETTLED_FOR_EACH_WORKER * config.workers();
        return Math.min(config.workers() - running.get(), most - unsettled.get());
    }

    /** Runs it soon; there must be a free place. */
    void start(ClaimedAction claimed) {
        running.incrementAndGet();
        unsettled.incrementAndGet();
        destinations.started(destinationOf(claimed));
        AtomicBoolean hasEnded = new AtomicBoolean();
        CompletableFuture<Void> done = new CompletableFuture<>();
        Future<?> attempt = workers.submit(() -> {
            work(claimed, hasEnded);
            done.complete(null);
        });
        Future<?> limit = timer.schedule(
                () -> timeOut(claimed, hasEnded, attempt), config.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
        done.thenRun(() -> limit.cancel(false));
    }

    private void work(ClaimedAction claimed, AtomicBoolean hasEnded) {
        try (LogFields named = LogFields.of(LogFields.ISSUE, claimed.action().issueId())
                        .and(LogFields.ACTION, claimed.action().id());
                Step step = begin(claimed);
                Step.Entered entered = step.enter()) {
            ActionOutcome outcome = run.run(claimed);
            if (hasEnded.compareAndSet(false, true)) {
                AttemptStep.end(step, outcome);
                settle(claimed, outcome);
            } else {
                step.failed(FailureReason.TIMEOUT.wire());
            }
        } finally {
            destinations.finished(destinationOf(claimed));
            running.decrementAndGet();
            signal.wake();
        }
    }

    private Step begin(ClaimedAction claimed) {
        return AttemptStep.about(
                traces.begin("deliver " + claimed.delivery().targetFunction(), Step.Kind.CLIENT, claimed.trace()),
                claimed);
    }

    private void timeOut(ClaimedAction claimed, AtomicBoolean hasEnded, Future<?> attempt) {
        if (hasEnded.compareAndSet(false, true)) {
            LOG.warnf(
                    "action=%d function=%s took longer than %s and is interrupted",
                    claimed.action().id(), claimed.delivery().targetFunction(), config.timeLimit());
            attempt.cancel(true);
            settle(
                    claimed,
                    new ActionOutcome.RetryLater(
                            FailureReason.TIMEOUT,
                            "no end within " + config.timeLimit().toSeconds() + " s",
                            null));
        }
    }

    private void settle(ClaimedAction claimed, ActionOutcome outcome) {
        end.end(claimed, outcome).thenRun(() -> {
            unsettled.decrementAndGet();
            signal.wake();
        });
    }

    private static String destinationOf(ClaimedAction claimed) {
        String destination = claimed.action().destination();
        return destination == null ? claimed.action().targetFunction() : destination;
    }

    void stop(@Observes @Priority(2) ShutdownEvent event) {
        timer.shutdownNow();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("actions still run at shutdown; they are done again when their leases end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
