package dev.amiss.embedded;

import java.time.Duration;

/** A moment in the near future by the monotonic clock. */
public record Deadline(long nanoTime) {
    /** So long from now. */
    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** Whether that moment has come. */
    public boolean isOver() {
        return System.nanoTime() - nanoTime >= 0;
    }
}
