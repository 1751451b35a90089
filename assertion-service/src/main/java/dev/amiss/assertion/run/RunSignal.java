package dev.amiss.assertion.run;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes this replica's loop when something became due earlier than it knows. Thread-safe. */
@Singleton
public class RunSignal {
    private final Semaphore calls = new Semaphore(0);

    /** Something may be due now. To be called after the commit that made it so. */
    public void wake() {
        calls.release();
    }

    /** Sleeps until somebody calls, at most so long; many calls are one. */
    void await(Duration most) throws InterruptedException {
        if (calls.tryAcquire(Math.max(1, most.toMillis()), TimeUnit.MILLISECONDS)) {
            calls.drainPermits();
        }
    }
}
