package dev.amiss.local.part;

import java.time.Duration;

/**
 * Whether a part that died is started again: at once if it had been running well, after growing waits if it died while it
 * started, and no more when that happened too often in a row. Not thread-safe; each part has its own.
 */
final class RestartPolicy {
    static final int MOST_FAILED_STARTS = 5;

    private int startsInARow;

    /** What to do about a death. */
    sealed interface Decision {}

    /** Start it again after this wait. */
    record StartAgain(Duration after) implements Decision {}

    /** Its start failed {@link #MOST_FAILED_STARTS} times in a row: another would change nothing. */
    record GiveUp() implements Decision {}

    /** It runs well, so whatever happens next is a new story. */
    void runs() {
        startsInARow = 0;
    }

    /** It died. */
    Decision died() {
        if (startsInARow == MOST_FAILED_STARTS) {
            return new GiveUp();
        }
        Duration wait = startsInARow == 0 ? Duration.ZERO : Duration.ofSeconds(1L << (startsInARow - 1));
        startsInARow++;
        return new StartAgain(wait);
    }
}
