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

    /** So many are gathered about as fast as a page of so many among a million is found by looking through those seen last. */
    private static final int FEW = 4_000;

    private static final String CURSOR = ":cursorAt, :cursorId";

    /** Filled in with the column, the value, the bounds of time and id, the direction, the order and what all are asked for. */
    private static final String ONE_VALUE = """
            (SELECT * FROM issue i WHERE %7$s AND %1$s IS NOT NULL
                AND (%1$s, i.opened_at, i.id) > (%2$s, %3$s) AND (%1$s, i.opened_at, i.id) < (%2$s, %4$s)
            ORDER BY %1$s %5$s, %6$s LIMIT :limit)""";

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
        String sql = "SELECT " + columns + " FROM "
                + (this == LAST_SEEN ? lastSeen(handle, filter, cursor) : opened(filter, cursor)) + " ORDER BY "
                + orderBy;
        Query query = filter.query(handle, sql).bind("limit", limit + 1);
        cursor.ifPresent(at -> query.bind("cursorAt", at.at()).bind("cursorId", at.id()));
        return query;
    }

    private String opened(IssueFilter filter, Optional<Cursor> cursor) {
        String rows = filter.onlyChoice()
                .map(choice -> chosen(choice, cursor))
                .orElseGet(() -> "SELECT * FROM issue i WHERE " + filter.where() + behind(cursor) + page());
        return "(" + rows + ") i" + JOIN;
    }

    /**
     * Each value by the index that begins with its column. PostgreSQL, left to itself, may look for it among the newest of all
     * issues: for a thousand of a million it expects to find one among the first thousand, but what is chosen may all be old.
     * It is not told that the values are equal to one, as it would then know that any index has the order that is asked for.
     */
    private String chosen(IssueFilter.Choice choice, Optional<Cursor> cursor) {
        boolean down = this == NEWEST;
        String column = choice.column();
        String from = cursor.isPresent() && !down ? CURSOR : "'-infinity', 0";
        String to = cursor.isPresent() && down ? CURSOR : "'infinity', 0";
        String rows = choice.values().stream()
                .map(value -> ONE_VALUE.formatted(
                        column, value, from, to, down ? "DESC" : "ASC", orderBy, IssueFilter.NOT_ERASED))
                .collect(Collectors.joining(" UNION ALL "));
        return "SELECT * FROM (" + rows + ") i" + page();
    }

    /**
     * The times of last seen are in a table without what is filtered by. So the issues are gathered and sorted if they are
     * few; if they are many, those seen last are not far to seek.
     */
    private String lastSeen(Handle handle, IssueFilter filter, Optional<Cursor> cursor) {
        if (!filter.isEmpty() && areFew(handle, filter)) {
            return "(SELECT * FROM issue_activity a WHERE a.issue_id = ANY(ARRAY(SELECT i.id FROM issue i WHERE "
                    + filter.where() + "))" + behind(cursor) + page() + ") a JOIN issue i ON i.id = a.issue_id";
        }
        return "(SELECT * FROM issue i" + JOIN + " WHERE " + filter.where() + behind(cursor) + page() + ") i";
    }

    /** Looks in the order for which every filter has an index. */
    private static boolean areFew(Handle handle, IssueFilter filter) {
        String sql = "SELECT count(*) <= " + FEW + " FROM (SELECT FROM issue i WHERE " + filter.matches() + " ORDER BY "
                + NEWEST.orderBy + " LIMIT " + (FEW + 1) + ") f";
        return filter.query(handle, sql).mapTo(Boolean.class).one();
    }

    private String behind(Optional<Cursor> cursor) {
        return cursor.isPresent() ? " AND " + after : "";
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
