package dev.amiss.responder.action;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/** Wakes a thread that sleeps until there is something to do. Thread-safe; one thread may sleep. */
class WakeSignal {
    private final Semaphore signal = new Semaphore(0);
    private final TransactionSynchronizationRegistry jta;

    WakeSignal(TransactionSynchronizationRegistry jta) {
        this.jta = jta;
    }

    void wake() {
        signal.release();
    }

    /** Sleeps until woken, at most so long; wakings meanwhile count as one. */
    void await(Duration atMost) throws InterruptedException {
        if (signal.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            signal.drainPermits();
        }
    }

    /** Wakes once the handle's transaction is through. */
    void wakeAfterCommit(Handle handle) {
        if (jta.getTransactionStatus() != Status.STATUS_ACTIVE) {
            handle.afterCommit(this::wake);
            return;
        }
        jta.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                wake();
            }
        });
    }
}
