package dev.amiss.responder.action;

import dev.amiss.responder.responder.Grouping;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides when the messages of a group go out. */
public final class GroupPace {
    private GroupPace() {}

    /**
     * When an issue that joins is told: with the next message of the interval that runs, else after the wait.
     *
     * @param runAt when it would be told alone
     * @param lastSentAt when the group's last message was begun; null when there was none
     */
    public static Instant join(Grouping grouping, Instant runAt, Instant now, @Nullable Instant lastSentAt) {
        Instant due = later(runAt, now);
        Instant next = next(grouping, lastSentAt);
        return next != null && next.isAfter(due) ? next : due.plus(grouping.patience());
    }

    /** When it is told that one left. */
    public static Instant leave(Grouping grouping, Instant now, @Nullable Instant lastSentAt) {
        Instant next = next(grouping, lastSentAt);
        return next == null ? now : later(next, now);
    }

    private static @Nullable Instant next(Grouping grouping, @Nullable Instant lastSentAt) {
        return lastSentAt == null ? null : lastSentAt.plus(grouping.every());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
