package dev.amiss.local.part;

import dev.amiss.embedded.EmbeddedException;
import dev.amiss.local.Console;
import dev.amiss.local.part.RestartPolicy.Decision;
import dev.amiss.local.part.RestartPolicy.GiveUp;
import dev.amiss.local.part.RestartPolicy.StartAgain;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Watches parts, each on a thread of its own, and starts those again that die. */
final class Supervisor {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration WAIT_ON_AFTER = Duration.ofSeconds(1);
    private static final int LINES_OF_LOG = 20;

    private final Console console;
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Supervisor(Console console) {
        this.console = console;
    }

    /** Watches them until one dies too often or {@link #stop} is called, and returns then. */
    void watch(List<Part> parts) throws InterruptedException {
        parts.forEach(part -> threads.execute(() -> watch(part)));
        over.await();
    }

    /** Ends the watch; when this returns no part is started any more. */
    void stop() {
        over.countDown();
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
                console.event("A start is still going on; what it starts may be left over");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(Part part) {
        RestartPolicy policy = new RestartPolicy();
        try {
            while (!over.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!part.isRunning() && !revive(part, policy)) {
                    over.countDown();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False if there is no point in going on. */
    private boolean revive(Part part, RestartPolicy policy) throws InterruptedException {
        Decision decision = policy.died();
        if (decision instanceof GiveUp) {
            console.event("%s could not be started %d times in a row; Amiss stops. The end of %s:"
                    .formatted(part.name(), RestartPolicy.MOST_FAILED_STARTS, part.log()));
            part.lastLines(LINES_OF_LOG).forEach(console::say);
            return false;
        }
        Duration wait = ((StartAgain) decision).after();
        console.event(part.name() + " ended unexpectedly; it is started again "
                + (wait.isZero() ? "now" : "in " + wait.toSeconds() + " s"));
        if (over.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        do {
            try {
                part.start();
                policy.runs();
                console.event(part.name() + " runs again");
                return true;
            } catch (EmbeddedException e) {
                if (over.getCount() > 0) {
                    console.event(e.getMessage() + "; see " + part.log());
                }
            }
            // one that takes long is waited for, and not ended: on a busy machine the next start would take as long
        } while (part.isRunning() && !over.await(WAIT_ON_AFTER.toMillis(), TimeUnit.MILLISECONDS));
        return true;
    }
}
