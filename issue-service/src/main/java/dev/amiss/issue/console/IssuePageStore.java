package dev.amiss.issue.console;

import dev.amiss.model.Issue;
import dev.amiss.service.console.BarChart;
import dev.amiss.service.database.StoredJson;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads what stands around one issue: how often it was seen, its story, its relatives. Thread-safe. */
@Singleton
class IssuePageStore {
    private static final int STORY_LINES = 100;
    private static final int RELATIVES = 10;
    private static final int BARS = 72;
    private static final int DAYS = 60;
    private static final Map<String, String> SHOWN = Map.of(
            "all", "",
            "states",
                    " AND kind IN ('created', 'acknowledged', 'unacknowledged', 'resolved', 'wont_fix', 'reopened', 'changed')",
            "people", " AND (kind = 'commented' OR actor LIKE 'key:%' OR actor LIKE 'user:%' OR actor = 'anonymous')",
            "actions", " AND kind LIKE 'action\\_%'");

    private final Jdbi jdbi;
    private final IssueLines lines;
    private final Clock clock;

    IssuePageStore(Jdbi jdbi, IssueLines lines, Clock clock) {
        this.jdbi = jdbi;
        this.lines = lines;
        this.clock = clock;
    }

    /**
     * A part of the story.
     *
     * @param show which kinds; anything unknown is {@code all}
     * @param below only lines before the one with this id
     */
    IssueView.Story story(long issueId, @Nullable String show, long below) {
        String shown = show != null && SHOWN.containsKey(show) ? show : "all";
        List<IssueView.Line> read = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT id, at, kind, actor, summary, data::text FROM history WHERE issue_id = :issue AND id < :below"
                                + SHOWN.get(shown) + " ORDER BY id DESC LIMIT :most")
                .bind("issue", issueId)
                .bind("below", below)
                .bind("most", STORY_LINES + 1)
                .map((row, context) -> new IssueView.Line(
                        row.getLong(1),
                        row.getTimestamp(2).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        StoredJson.read(row.getString(6))))
                .list());
        boolean more = read.size() > STORY_LINES;
        List<IssueView.Line> part = more ? read.subList(0, STORY_LINES) : read;
        return new IssueView.Story(
                issueId, shown, part, more ? part.get(part.size() - 1).id() : null);
    }

    /** Other issues of the same problem, the latest first. */
    List<IssueLine> sameKey(Issue issue) {
        return jdbi.withHandle(handle -> lines.list(
                handle,
                "i.key = (SELECT key FROM issue WHERE id = :id) AND i.id <> :id AND i.erased_at IS NULL"
                        + " ORDER BY i.id DESC",
                Map.of("id", issue.id()),
                RELATIVES));
    }

    /** Other issues of the same record, the latest first. */
    List<IssueLine> sameRecord(Issue issue) {
        if (issue.record() == null || issue.record().id() == null) {
            return List.of();
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("id", issue.id());
        parameters.put("recordId", issue.record().id());
        parameters.put("recordType", issue.record().type());
        return jdbi.withHandle(handle -> lines.list(
                handle,
                "i.record_id = :recordId AND i.record_type IS NOT DISTINCT FROM :recordType AND i.id <> :id"
                        + " AND i.key <> (SELECT key FROM issue WHERE id = :id) AND i.erased_at IS NULL ORDER BY i.id DESC",
                parameters,
                RELATIVES));
    }

    /** How often it was reported: per hour when it is young, else per day. */
    BarChart chart(Issue issue) {
        Instant now = clock.instant();
        boolean young = Duration.between(issue.openedAt(), now).toHours() < BARS;
        Duration step = young ? Duration.ofHours(1) : Duration.ofDays(1);
        int bars = young ? BARS : DAYS;
        Instant last = now.truncatedTo(young ? ChronoUnit.HOURS : ChronoUnit.DAYS);
        Instant start = last.minus(step.multipliedBy(bars - 1));
        long[] counts = new long[bars];
        jdbi.useHandle(handle -> handle.createQuery(
                        "SELECT hour, count FROM occurrence_hour WHERE issue_id = :issue AND hour >= :since")
                .bind("issue", issue.id())
                .bind("since", start)
                .map((row, context) -> {
                    Duration since =
                            Duration.between(start, row.getTimestamp("hour").toInstant());
                    int bar = (int) Math.min(bars - 1, since.dividedBy(step));
                    counts[bar] += row.getLong("count");
                    return bar;
                })
                .list());
        List<Long> list = new ArrayList<>();
        for (long count : counts) {
            list.add(count);
        }
        return new BarChart("reports", start, step, list);
    }
}
