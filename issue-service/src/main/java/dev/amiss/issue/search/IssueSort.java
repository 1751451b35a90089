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
    NEWEST("-opened_at", "opened_at DESC, id DESC", "(opened_at, id) < (:cursorAt, :cursorId)"),
    OLDEST("opened_at", "opened_at, id", "(opened_at, id) > (:cursorAt, :cursorId)"),
    LAST_SEEN(
            "-last_seen_at",
            "last_seen_minute DESC, last_seen_at DESC, issue_id DESC",
            "(last_seen_minute, last_seen_at, issue_id)"
                    + " < (date_trunc('minute', :cursorAt::timestamptz), :cursorAt, :cursorId)");

    private static final String JOIN = " JOIN issue_activity a ON a.issue_id = i.id";

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

    /**
     * Selects the columns of a page, in this order, with parameters {@code limit} and, behind a cursor, {@code cursorAt} and
     * {@code cursorId}. The page's rows are found first: many may match, and only those of the page are worth joining and
     * having their JSON written as text.
     */
    public String page(String columns, IssueFilter filter, boolean behindCursor) {
        String join = this == LAST_SEEN ? JOIN : "";
        String page = "SELECT * FROM issue i" + join + " WHERE " + filter.where()
                + (behindCursor ? " AND " + after : "") + " ORDER BY " + orderBy + " LIMIT :limit";
        return "SELECT " + columns + " FROM (" + page + ") i" + (join.isEmpty() ? JOIN : "") + " ORDER BY " + orderBy;
    }

    Cursor cursorBehind(Issue issue) {
        return cursorBehind(issue.openedAt(), issue.lastSeenAt(), issue.id());
    }

    /** Where the list goes on after an issue with these times. */
    public Cursor cursorBehind(Instant openedAt, Instant lastSeenAt, long id) {
        return new Cursor(wire, this == LAST_SEEN ? lastSeenAt : openedAt, id);
    }
}
