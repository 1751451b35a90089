package dev.amiss.issue.console;

import dev.amiss.service.console.BarChart;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads what the overview shows. Each query's cost is bounded by what is active or by the last day. Thread-safe. */
@Singleton
class OverviewStore {
    private static final List<String> SEVERITIES = List.of("critical", "error", "warning", "info");
    private static final int CHART_HOURS = 24;
    private static final int LINES = 10;
    private static final int OLDEST = 5;
    private static final Duration RECENT = Duration.ofHours(6);

    private static final String COUNTS = """
            SELECT severity, status,
                   CASE WHEN opening_at > :hourAgo THEN 0 WHEN opening_at > :dayAgo THEN 1
                        WHEN opening_at > :weekAgo THEN 2 ELSE 3 END AS age,
                   count(*) AS n
            FROM issue WHERE status IN ('open', 'acknowledged') GROUP BY 1, 2, 3""";
    private static final String RESPONSES = """
            SELECT h.issue_id, coalesce(i.name, '(deleted)') AS name, h.kind, h.summary, h.at
            FROM history h LEFT JOIN issue i ON i.id = h.issue_id
            WHERE h.at > :since AND h.kind IN ('action_succeeded', 'action_failed') ORDER BY h.at DESC, h.id DESC LIMIT :most""";
    private static final String REPORTS =
            "SELECT hour, sum(count) AS n FROM occurrence_hour WHERE hour >= :since GROUP BY hour";
    private static final String ACTIONS = """
            SELECT date_trunc('hour', at) AS hour, count(*) AS n FROM history
            WHERE at >= :since AND kind IN ('action_succeeded', 'action_failed') GROUP BY 1""";

    private final Jdbi jdbi;
    private final IssueLines lines;
    private final Clock clock;

    OverviewStore(Jdbi jdbi, IssueLines lines, Clock clock) {
        this.jdbi = jdbi;
        this.lines = lines;
        this.clock = clock;
    }

    /** @param lastVisit null for none: what is new in the last day counts as new then */
    OverviewView read(@Nullable Instant lastVisit) {
        Instant now = clock.instant();
        Instant since = lastVisit == null ? now.minus(Duration.ofDays(1)) : lastVisit;
        return jdbi.inTransaction(handle -> new OverviewView(
                any(handle),
                severities(handle, now),
                count(handle, "status = 'acknowledged'", now),
                count(handle, "status = 'wont_fix'", now),
                lines.list(
                        handle,
                        "i.erased_at IS NULL AND i.opened_at > :since AND i.status <> 'resolved'"
                                + " ORDER BY i.opened_at DESC, i.id DESC",
                        Map.of("since", since),
                        LINES),
                count(handle, "opened_at > :now AND status <> 'resolved'", since),
                lastVisit,
                responses(handle, now.minus(RECENT)),
                lines.list(handle, "i.status = 'open' ORDER BY i.opened_at, i.id", Map.of(), OLDEST),
                chart(handle, REPORTS, "reports", now),
                chart(handle, ACTIONS, "actions done", now)));
    }

    /** How many issues are open. */
    long open() {
        return jdbi.withHandle(handle -> count(handle, "status = 'open'", clock.instant()));
    }

    private static boolean any(Handle handle) {
        return handle.createQuery("SELECT EXISTS (SELECT FROM issue)")
                .mapTo(Boolean.class)
                .one();
    }

    private static long count(Handle handle, String condition, Instant now) {
        var query = handle.createQuery("SELECT count(*) FROM issue WHERE " + condition);
        return (condition.contains(":now") ? query.bind("now", now) : query)
                .mapTo(Long.class)
                .one();
    }

    private static List<OverviewView.SeverityRow> severities(Handle handle, Instant now) {
        Map<String, long[]> ages = new HashMap<>();
        Map<String, Long> byStatus = new HashMap<>();
        handle.createQuery(COUNTS)
                .bind("hourAgo", now.minus(Duration.ofHours(1)))
                .bind("dayAgo", now.minus(Duration.ofDays(1)))
                .bind("weekAgo", now.minus(Duration.ofDays(7)))
                .map((row, context) -> {
                    long n = row.getLong("n");
                    ages.computeIfAbsent(row.getString("severity"), severity -> new long[4])[row.getInt("age")] += n;
                    return byStatus.merge(row.getString("severity") + row.getString("status"), n, Long::sum);
                })
                .list();
        List<OverviewView.SeverityRow> rows = new ArrayList<>();
        for (String severity : SEVERITIES) {
            long[] counted = ages.getOrDefault(severity, new long[4]);
            rows.add(new OverviewView.SeverityRow(
                    severity,
                    byStatus.getOrDefault(severity + "open", 0L),
                    byStatus.getOrDefault(severity + "acknowledged", 0L),
                    List.of(counted[0], counted[1], counted[2], counted[3])));
        }
        return rows;
    }

    private static List<OverviewView.ResponseLine> responses(Handle handle, Instant since) {
        return handle.createQuery(RESPONSES)
                .bind("since", since)
                .bind("most", LINES)
                .map((row, context) -> new OverviewView.ResponseLine(
                        row.getLong("issue_id"),
                        row.getString("name"),
                        row.getString("kind").substring("action_".length()),
                        row.getString("summary"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    private static BarChart chart(Handle handle, String sql, String what, Instant now) {
        Instant start = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(CHART_HOURS - 1));
        Map<Instant, Long> counts = new HashMap<>();
        handle.createQuery(sql)
                .bind("since", start)
                .map((row, context) -> {
                    Timestamp hour = row.getTimestamp("hour");
                    return counts.merge(hour.toInstant(), row.getLong("n"), Long::sum);
                })
                .list();
        List<Long> bars = new ArrayList<>();
        for (int hour = 0; hour < CHART_HOURS; hour++) {
            bars.add(counts.getOrDefault(start.plus(Duration.ofHours(hour)), 0L));
        }
        return new BarChart(what, start, Duration.ofHours(1), bars);
    }
}
