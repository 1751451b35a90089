package dev.amiss.bench.chaos;

import java.time.Duration;

/**
 * Something that goes wrong for a while.
 *
 * @param name in the words of an operator
 * @param lasts between its beginning and its end
 * @param begin breaks something
 * @param end mends what Amiss cannot mend itself
 */
record Fault(String name, Duration lasts, Step begin, Step end) {
    /** May be interrupted. */
    interface Step {
        void run() throws InterruptedException;
    }

    /** One that Amiss mends by itself. */
    static Fault sudden(String name, Step begin) {
        return new Fault(name, Duration.ZERO, begin, () -> {});
    }
}
