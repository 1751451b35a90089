package dev.amiss.issue.search;

import dev.amiss.model.Issue;
import dev.amiss.service.page.Cursor;
import dev.amiss.service.problem.Problems;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
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

    /** So many issues are sorted in milliseconds; of more in a million a page is found among the first tens of thousands. */
    private static final int FEW = 2_000;

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
     * Selects the columns of a page, in this order, and one row more if there is one. The page's rows are found first: many may
     * match, and only those of the page are worth joining and having their JSON written as text.
     *
     * @param cursor where the page begins; empty for the first one
     */
    public Query page(Handle handle, String columns, IssueFilter filter, int limit, Optional<Cursor> cursor) {
        String behind = cursor.isPresent() ? " AND " + after : "";
        String sql = "SELECT " + columns + " FROM "
                + (this == LAST_SEEN ? lastSeen(handle, filter, behind) : opened(filter, behind)) + " ORDER BY "
                + orderBy;
        Query query = filter.query(handle, sql).bind("limit", limit + 1);
        cursor.ifPresent(at -> query.bind("cursorAt", at.at()).bind("cursorId", at.id()));
        return query;
    }

    private String opened(IssueFilter filter, String behind) {
        return "(SELECT * FROM issue i WHERE " + filter.where() + behind + page() + ") i" + JOIN;
    }

    /**
     * The times of last seen are in a table without what is filtered by. So the issues are gathered and sorted if they are
     * few; if they are many, those seen last are not far to seek.
     */
    private String lastSeen(Handle handle, IssueFilter filter, String behind) {
        String passes = !filter.isEmpty() && areFew(handle, filter)
                ? "i.id = ANY(ARRAY(SELECT i.id FROM issue i WHERE " + filter.where() + "))"
                : filter.where();
        return "(SELECT * FROM issue i" + JOIN + " WHERE " + passes + behind + page() + ") i";
    }

    /** Looks in the order for which every filter has an index. */
    private static boolean areFew(Handle handle, IssueFilter filter) {
        String sql = "SELECT count(*) <= " + FEW + " FROM (SELECT FROM issue i WHERE " + filter.where() + " ORDER BY "
                + NEWEST.orderBy + " LIMIT " + (FEW + 1) + ") f";
        return filter.query(handle, sql).mapTo(Boolean.class).one();
    }

    private String page() {
        return " ORDER BY " + orderBy + " LIMIT :limit";
    }

    Cursor cursorBehind(Issue issue) {
        return cursorBehind(issue.openedAt(), issue.lastSeenAt(), issue.id());
    }

    /** Where the list goes on after an issue with these times. */
    public Cursor cursorBehind(Instant openedAt, Instant lastSeenAt, long id) {
        return new Cursor(wire, this == LAST_SEEN ? lastSeenAt : openedAt, id);
    }
}
