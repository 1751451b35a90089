package dev.amiss.responder.silence;

import dev.amiss.responder.calendar.Window;
import org.jspecify.annotations.Nullable;

/**
 * How far a silence was told of.
 *
 * @param window the one that is told of, now or next; null when there is none any more
 * @param told what was told of it
 */
record SilenceStanding(@Nullable Window window, Told told) {
    /** The last thing that was told of a window. */
    enum Told {
        NOTHING,
        STARTED,
        ENDS_SOON
    }
}
