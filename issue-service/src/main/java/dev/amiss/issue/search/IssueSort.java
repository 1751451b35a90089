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
        boolean isJoinedFirst = this == LAST_SEEN;
        String page = "SELECT * FROM issue i" + (isJoinedFirst ? JOIN : "") + " WHERE " + filter.where()
                + (cursor.isPresent() ? " AND " + after : "") + " ORDER BY " + orderBy + " LIMIT :limit";
        String sql =
                "SELECT " + columns + " FROM (" + page + ") i" + (isJoinedFirst ? "" : JOIN) + " ORDER BY " + orderBy;
        Query query = filter.query(handle, sql).bind("limit", limit + 1);
        cursor.ifPresent(behind -> query.bind("cursorAt", behind.at()).bind("cursorId", behind.id()));
        return query;
    }

    Cursor cursorBehind(Issue issue) {
        return cursorBehind(issue.openedAt(), issue.lastSeenAt(), issue.id());
    }

    /** Where the list goes on after an issue with these times. */
    public Cursor cursorBehind(Instant openedAt, Instant lastSeenAt, long id) {
        return new Cursor(wire, this == LAST_SEEN ? lastSeenAt : openedAt, id);
    }
}
