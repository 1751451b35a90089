package dev.amiss.local.part;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Whether a part that died is started again: at once the first time, then after growing waits, and no more when it died
 * too often within a while. Not thread-safe; each part has its own.
 */
final class RestartPolicy {
    static final int MOST_DEATHS = 5;
    static final Duration WITHIN = Duration.ofMinutes(2);

    private final Deque<Long> deaths = new ArrayDeque<>();

    /** What to do about a death. */
    sealed interface Decision {}

    /** Start it again after this wait. */
    record StartAgain(Duration after) implements Decision {}

    /** It died {@link #MOST_DEATHS} times {@link #WITHIN} this time: another start would change nothing. */
    record GiveUp() implements Decision {}

    /**
     * Decides about a death.
     *
     * @param nanoTime when it died, by {@link System#nanoTime}
     */
    Decision died(long nanoTime) {
        deaths.removeIf(death -> nanoTime - death > WITHIN.toNanos());
        deaths.add(nanoTime);
        if (deaths.size() >= MOST_DEATHS) {
            return new GiveUp();
        }
        return new StartAgain(deaths.size() == 1 ? Duration.ZERO : Duration.ofSeconds(1L << (deaths.size() - 2)));
    }
}
