package dev.amiss.issue.search;

import dev.amiss.model.Issue;
import dev.amiss.service.page.Cursor;
import dev.amiss.service.problem.Problems;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The orders in which issues can be listed. Each is total, by id among equals, and served by an index. */
public enum IssueSort {
    NEWEST("-opened_at", "i.opened_at DESC, i.id DESC", "(i.opened_at, i.id) < (:cursorAt, :cursorId)"),
    OLDEST("opened_at", "i.opened_at, i.id", "(i.opened_at, i.id) > (:cursorAt, :cursorId)"),
    LAST_SEEN(
            "-last_seen_at",
            "a.last_seen_minute DESC, a.last_seen_at DESC, a.issue_id DESC",
            "(a.last_seen_minute, a.last_seen_at, a.issue_id)"
                    + " < (date_trunc('minute', :cursorAt::timestamptz), :cursorAt, :cursorId)");

    private final String wire;
    private final String orderBy;
    private final String after;

    IssueSort(String wire, String orderBy, String after) {
        this.wire = wire;
        this.orderBy = orderBy;
        this.after = after;
    }

    /** The order of that name, {@link #NEWEST} for none. */
    public static IssueSort of(@Nullable String asked) {
        if (asked == null || asked.isEmpty()) {
            return NEWEST;
        }
        return Arrays.stream(values())
                .filter(sort -> sort.wire.equals(asked))
                .findFirst()
                .orElseThrow(() -> Problems.invalidParameter(
                        "sort",
                        "must be one of "
                                + Arrays.stream(values()).map(sort -> sort.wire).collect(Collectors.joining(", "))));
    }

    public String wire() {
        return wire;
    }

    public String orderBy() {
        return orderBy;
    }

    /** The condition that leaves only rows behind the cursor. */
    public String after() {
        return after;
    }

    Cursor cursorBehind(Issue issue) {
        return cursorBehind(issue.openedAt(), issue.lastSeenAt(), issue.id());
    }

    /** Where the list goes on after an issue with these times. */
    public Cursor cursorBehind(Instant openedAt, Instant lastSeenAt, long id) {
        return new Cursor(wire, this == LAST_SEEN ? lastSeenAt : openedAt, id);
    }
}
