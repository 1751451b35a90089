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
        String sql = this == LAST_SEEN ? lastSeen(filter, behind) : opened(filter, behind);
        Query query = filter.query(handle, sql.replace("<columns>", columns)).bind("limit", limit + 1);
        cursor.ifPresent(at -> query.bind("cursorAt", at.at()).bind("cursorId", at.id()));
        return query;
    }

    private String opened(IssueFilter filter, String behind) {
        return "SELECT <columns> FROM (SELECT * FROM issue i WHERE " + filter.where() + behind + page() + ") i" + JOIN
                + " ORDER BY " + orderBy;
    }

    /**
     * The times of last seen are in a table without what is filtered by. So the issues are gathered and sorted if they are
     * few; if they are many, those seen last are not far to seek.
     */
    private String lastSeen(IssueFilter filter, String behind) {
        String all = "SELECT i.*, a.* FROM issue i" + JOIN + " WHERE ";
        String walked = all + filter.where() + behind;
        if (filter.isEmpty()) {
            return "SELECT <columns> FROM (" + walked + page() + ") i";
        }
        return "WITH few AS MATERIALIZED (SELECT i.id FROM issue i WHERE " + filter.where() + " ORDER BY "
                + NEWEST.orderBy + " LIMIT " + (FEW + 1) + "), counted AS MATERIALIZED (SELECT count(*) <= " + FEW
                + " AS are_few FROM few) SELECT <columns> FROM ((" + all
                + "i.id IN (SELECT id FROM few) AND (SELECT are_few FROM counted)" + behind + page() + ") UNION ALL ("
                + walked + " AND NOT (SELECT are_few FROM counted)" + page() + ")) i ORDER BY " + orderBy;
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
