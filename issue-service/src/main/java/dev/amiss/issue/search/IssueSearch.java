package dev.amiss.issue.search;

import dev.amiss.issue.lifecycle.IssueRow;
import dev.amiss.issue.lifecycle.StoredIssue;
import dev.amiss.model.Issue;
import dev.amiss.service.page.Cursor;
import dev.amiss.service.page.Page;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads issues. Thread-safe. */
@Singleton
public class IssueSearch {
    private final Jdbi jdbi;
    private final Clock clock;

    IssueSearch(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * A page of the issues that a query asks for, in the terms of {@code GET /api/v1/issues}; its limit and cursor are given
     * apart.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the query is wrong
     */
    public Page<Issue> page(MultivaluedMap<String, String> query, int limit, @Nullable String cursor) {
        return page(IssueFilter.of(query), IssueSort.of(query.getFirst("sort")), limit, cursor);
    }

    /** One page of what a filter lets through. */
    public Page<Issue> page(IssueFilter filter, IssueSort sort, int limit, @Nullable String cursor) {
        Optional<Cursor> after = Cursor.decode(cursor, sort.wire());
        List<Issue> issues = jdbi.withHandle(handle -> sort.page(handle, IssueRow.COLUMNS, filter, limit, after)
                .map(IssueRow::read)
                .map(StoredIssue::issue)
                .list());
        return Page.of(issues, limit, issue -> sort.cursorBehind(issue).encode());
    }

    IssueStats stats() {
        return jdbi.inTransaction(handle -> {
            Instant since = clock.instant().minus(Duration.ofHours(24));
            return new IssueStats(
                    counts(handle, "SELECT status, count(*) FROM issue WHERE status <> 'resolved' GROUP BY status"),
                    counts(handle, """
                            SELECT severity, count(*) FROM issue WHERE status IN ('open', 'acknowledged')
                            GROUP BY severity"""),
                    one(handle, "SELECT count(*) FROM issue WHERE opened_at >= :since", since),
                    one(
                            handle,
                            "SELECT count(*) FROM issue WHERE status = 'resolved' AND resolved_at >= :since",
                            since),
                    oldest(handle));
        });
    }

    private static Map<String, Long> counts(Handle handle, String sql) {
        Map<String, Long> counts = new LinkedHashMap<>();
        handle.createQuery(sql)
                .map((row, context) -> counts.put(row.getString(1), row.getLong(2)))
                .list();
        return counts;
    }

    private static long one(Handle handle, String sql, Instant since) {
        return handle.createQuery(sql).bind("since", since).mapTo(Long.class).one();
    }

    private static @Nullable Instant oldest(Handle handle) {
        return handle.createQuery("SELECT opened_at FROM issue WHERE status = 'open' ORDER BY opened_at LIMIT 1")
                .mapTo(Instant.class)
                .findOne()
                .orElse(null);
    }
}
