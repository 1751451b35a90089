package dev.amiss.bench.subject;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do. */
public final class Waiting {
    private Waiting() {}

    /**
     * Looks every so often until the condition holds.
     *
     * @return seconds that it took
     * @throws TimeoutException naming what did not happen
     */
    public static double until(String what, Duration limit, Duration every, BooleanSupplier condition)
            throws TimeoutException {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > limit.toNanos()) {
                throw new TimeoutException(what + " did not happen within " + limit.toSeconds() + " s");
            }
            pause(every);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** Does nothing for so long. */
    public static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(Math.min(TimeUnit.MILLISECONDS.toNanos(100), end - System.nanoTime()));
        }
    }
}
