package dev.amiss.local.demo;

import dev.amiss.embedded.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looking again and again until something is there. */
final class Wait {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private Wait() {}

    /** Returns the first look that is as wanted. @throws NotSeenException telling the last look if none is in time */
    static <T> T until(String what, Supplier<T> look, Predicate<T> wanted) {
        Deadline deadline = Deadline.in(LIMIT);
        T seen = look.get();
        while (!wanted.test(seen)) {
            if (deadline.isOver()) {
                throw new NotSeenException("Not seen within " + LIMIT.toSeconds() + " s: " + what + ". Seen: " + seen);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
            seen = look.get();
        }
        return seen;
    }

    /** As {@link #until}, for what is there or not. */
    static <T> T untilThere(String what, Supplier<Optional<T>> look) {
        return until(what, look, Optional::isPresent).orElseThrow();
    }
}
