package dev.amiss.service.database;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/**
 * Wakes a thread of this replica that sleeps until there is something to do; each kind of work has a bean that extends
 * this. Thread-safe; one thread may sleep.
 */
public class WakeSignal {
    private final Semaphore woken = new Semaphore(0);
    private final TransactionSynchronizationRegistry jta;

    protected WakeSignal(TransactionSynchronizationRegistry jta) {
        this.jta = jta;
    }

    /** There is something to do now; many wakings before the thread looks are one. */
    public void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    /** Sleeps until woken, at most so long. */
    public void await(Duration atMost) throws InterruptedException {
        if (woken.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            woken.drainPermits();
        }
    }

    /**
     * Wakes once the transaction is committed: that of JTA when one is active, else the handle's own. After a rollback
     * there is nothing new to do.
     */
    public void wakeAfterCommit(Handle handle) {
        if (jta.getTransactionStatus() != Status.STATUS_ACTIVE) {
            handle.afterCommit(this::wake);
            return;
        }
        jta.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    wake();
                }
            }
        });
    }
}
