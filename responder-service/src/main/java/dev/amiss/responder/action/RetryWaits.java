package dev.amiss.responder.action;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait between the attempts at one action.
 *
 * @param waits after the first attempt, the second, and so on; behind the last there is none
 */
record RetryWaits(List<Duration> waits) {
    /** What another side may ask for at most. */
    static final Duration LONGEST_ASKED = Duration.ofHours(1);

    private static final double SPREAD = 0.2;

    /** Attempts in all. */
    int attempts() {
        return waits.size() + 1;
    }

    /**
     * The wait behind that attempt, spread by a fifth to either side so that many do not come back at once.
     *
     * @param attempt 1 for the first
     * @param asked what the other side asks for, obeyed up to an hour; null when it asks for nothing
     * @return null when that was the last attempt
     */
    @Nullable
    Duration after(int attempt, @Nullable Duration asked, RandomGenerator random) {
        if (attempt >= attempts()) {
            return null;
        }
        double factor = 1 + SPREAD * (2 * random.nextDouble() - 1);
        Duration own = Duration.ofMillis(Math.round(waits.get(attempt - 1).toMillis() * factor));
        if (asked == null || asked.compareTo(own) <= 0) {
            return own;
        }
        return asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED;
    }
}
