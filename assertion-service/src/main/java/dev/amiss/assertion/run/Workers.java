package dev.amiss.assertion.run;

import dev.amiss.assertion.run.DutyStore.Claim;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** The threads that run checks, and the claims under which they do. Only the loop starts work here. */
@Singleton
class Workers {
    private static final Logger LOG = Logger.getLogger(Workers.class);
    private static final Duration LAST_RUNS = Duration.ofSeconds(5);

    private final ExecuteRun execute;
    private final RunSignal signal;
    private final RunConfig config;
    private final Jdbi jdbi;
    private final DutyStore duties;
    private final ExecutorService threads;
    private final ExecutorService settlers;
    private final Map<Claim, Running> running = new ConcurrentHashMap<>();
    private final Map<Claim, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    Workers(ExecuteRun execute, RunSignal signal, RunConfig config, Jdbi jdbi, DutyStore duties) {
        this.execute = execute;
        this.signal = signal;
        this.config = config;
        this.jdbi = jdbi;
        this.duties = duties;
        this.threads = pool("check-", config.workers());
        this.settlers = pool("settle-", config.settlers());
    }

    private static ExecutorService pool(String name, int size) {
        AtomicInteger number = new AtomicInteger();
        return Executors.newFixedThreadPool(size, task -> {
            Thread thread = new Thread(task, name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** How many more runs can start now that need a thread. */
    int free() {
        return Math.max(0, config.workers() - running.size());
    }

    /** How many more runs can start now that wait without one. */
    int freeToWait() {
        return Math.max(0, config.waiting() - waiting.size());
    }

    /** Whether something that is due may have to wait until a run ends. */
    boolean areAllBusy() {
        return free() == 0 || freeToWait() == 0;
    }

    /**
     * @param waits whether it is a check that waits without a thread
     */
    void start(Duty duty, boolean waits) {
        if (waits) {
            startWaiting(duty);
        } else {
            startBlocking(duty);
        }
    }

    private void startWaiting(Duty duty) {
        Claim claim = new Claim(duty.id(), duty.claim());
        CompletableFuture<Void> end = new CompletableFuture<>();
        waiting.put(claim, end);
        settlers.execute(() -> execute.execute(duty, settlers).whenComplete((done, thrown) -> {
            boolean wasFull = freeToWait() == 0;
            waiting.remove(claim);
            end.complete(null);
            if (wasFull) {
                signal.wake();
            }
        }));
    }

    private void startBlocking(Duty duty) {
        Claim claim = new Claim(duty.id(), duty.claim());
        Running run = new Running();
        running.put(claim, run);
        threads.execute(() -> {
            run.begin();
            try {
                execute.execute(duty, Runnable::run).toCompletableFuture().join();
            } finally {
                run.end();
                running.remove(claim);
                signal.wake();
            }
        });
    }

    /** Prolongs what runs here; a run whose claim was lost is interrupted, since nothing of it will be kept. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void renew() {
        List<Claim> claims = unsettled();
        if (claims.isEmpty()) {
            return;
        }
        try {
            jdbi.inTransaction(handle -> duties.renew(handle, claims, config.lease()))
                    .forEach(this::interrupt);
        } catch (JdbiException e) {
            LOG.warnf("run: %d leases could not be renewed, trying again in 5 s: %s", claims.size(), e.getMessage());
        }
    }

    /** Lets what runs come to its end, for a short while; answers what did not. */
    List<Claim> stop() throws InterruptedException {
        threads.shutdown();
        long end = System.nanoTime() + LAST_RUNS.toNanos();
        if (!threads.awaitTermination(LAST_RUNS.toSeconds(), TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
        try {
            CompletableFuture.allOf(waiting.values().toArray(CompletableFuture[]::new))
                    .get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // what waits still is given back
        }
        settlers.shutdownNow();
        return unsettled();
    }

    private List<Claim> unsettled() {
        return Stream.concat(running.keySet().stream(), waiting.keySet().stream())
                .toList();
    }

    private void interrupt(Claim claim) {
        Running run = running.get(claim);
        if (run != null) {
            run.interrupt();
        }
    }

    /** A run that can be interrupted, and never the one that its thread does next. */
    private static final class Running {
        private @Nullable Thread thread;

        synchronized void begin() {
            thread = Thread.currentThread();
        }

        synchronized void end() {
            thread = null;
            Thread.interrupted();
        }

        synchronized void interrupt() {
            if (thread != null) {
                thread.interrupt();
            }
        }
    }
}
