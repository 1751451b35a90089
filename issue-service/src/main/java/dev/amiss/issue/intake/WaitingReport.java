package dev.amiss.issue.intake;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A report whose sender waits for the answer.
 *
 * @param sinceNanos when it was put in line, by {@link System#nanoTime()}
 */
record WaitingReport(IncomingReport report, long sinceNanos, CompletableFuture<IntakeResult> result) {
    boolean hasWaited(Duration longerThan) {
        return System.nanoTime() - sinceNanos > longerThan.toNanos();
    }
}
