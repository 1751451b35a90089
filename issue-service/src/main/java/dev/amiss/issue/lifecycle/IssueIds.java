package dev.amiss.issue.lifecycle;

import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jdbi.v3.core.Handle;

/** Draws ids of issues ahead of need, many at once. Ids that a stopped service had drawn are left out. Thread-safe. */
@Singleton
public class IssueIds {
    private static final int DRAWN_AT_ONCE = 500;

    private final Deque<Long> drawn = new ArrayDeque<>();

    /** An id that no issue has. */
    public synchronized long next(Handle handle) {
        if (drawn.isEmpty()) {
            drawn.addAll(handle.createQuery("SELECT nextval('issue_id') FROM generate_series(1, :n)")
                    .bind("n", DRAWN_AT_ONCE)
                    .mapTo(Long.class)
                    .list());
        }
        return drawn.removeFirst();
    }
}
