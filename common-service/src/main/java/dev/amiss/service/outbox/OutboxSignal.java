package dev.amiss.service.outbox;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells the relay that there is something to publish; many wakes before it looks are one. Thread-safe. */
@Singleton
class OutboxSignal {
    private final Semaphore woken = new Semaphore(0);

    void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    /** Waits until woken, at most so long. */
    void await(Duration most) throws InterruptedException {
        if (woken.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
            woken.drainPermits();
        }
    }
}
