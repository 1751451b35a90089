package dev.amiss.issue.lifecycle;

import dev.amiss.issue.history.HistoryLine;
import dev.amiss.model.IssueEventType;
import dev.amiss.model.IssueStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction is going to do to issues: the state in which each ends, the lines of history and the events, in
 * order. Not thread-safe.
 */
public final class IssueChanges {
    /**
     * An event to be sent: the issue as it stood right after it.
     *
     * @param trace the step of a trace that it follows from; null for that of the thread that writes it
     */
    record Event(
            IssueEventType type,
            String actor,
            StoredIssue after,
            @Nullable String trace) {}

    private final Map<Long, StoredIssue> latest = new LinkedHashMap<>();
    private final Set<Long> created = new LinkedHashSet<>();
    private final Set<Long> rowsChanged = new LinkedHashSet<>();
    private final Map<Long, Long> counted = new LinkedHashMap<>();
    private final Set<Long> expiringNoMore = new LinkedHashSet<>();
    private final List<HistoryLine> lines = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private @Nullable String trace;

    /** What comes now follows from that step of a trace; null for that of the thread that writes. */
    public void follow(@Nullable String step) {
        trace = step;
    }

    /** A new issue. */
    public void create(StoredIssue issue, String actor, HistoryLine line) {
        created.add(issue.id());
        latest.put(issue.id(), issue);
        counted.merge(issue.id(), 1L, Long::sum);
        lines.add(line);
        events.add(new Event(IssueEventType.CREATED, actor, issue, trace));
    }

    /** An issue that another system kept: consumers are told of it if it is live, as of one that they missed. */
    public void takeOver(StoredIssue issue, long occurrences, String actor) {
        created.add(issue.id());
        latest.put(issue.id(), issue);
        counted.merge(issue.id(), occurrences, Long::sum);
        if (issue.issue().status() != IssueStatus.RESOLVED) {
            events.add(new Event(IssueEventType.SNAPSHOT, actor, issue, trace));
        }
    }

    /** The issue was seen again: what {@code issue_activity} holds is new, nothing else. */
    public void fold(StoredIssue issue) {
        latest.put(issue.id(), issue);
        counted.merge(issue.id(), 1L, Long::sum);
    }

    /** The issue changed, with an event; its version must have risen. */
    public void change(StoredIssue issue, IssueEventType event, String actor) {
        rowsChanged.add(issue.id());
        latest.put(issue.id(), issue);
        events.add(new Event(event, actor, issue, trace));
    }

    /** The issue had a time to live and has none any more. */
    void expireNoMore(long id) {
        expiringNoMore.add(id);
    }

    /** A line of history. */
    public void tell(HistoryLine line) {
        lines.add(line);
    }

    List<StoredIssue> inserts() {
        return latest.values().stream()
                .filter(issue -> created.contains(issue.id()))
                .sorted((a, b) -> a.key().compareTo(b.key()))
                .toList();
    }

    List<StoredIssue> updates() {
        return latest.values().stream()
                .filter(issue -> rowsChanged.contains(issue.id()) && !created.contains(issue.id()))
                .toList();
    }

    /** Issues whose activity is new, with how often each was seen. */
    Map<StoredIssue, Long> seen() {
        Map<StoredIssue, Long> seen = new LinkedHashMap<>();
        counted.forEach((id, count) -> {
            StoredIssue issue = latest.get(id);
            if (issue != null) {
                seen.put(issue, count);
            }
        });
        return seen;
    }

    /** Issues whose activity has an end that is to go, those left out whose activity is new anyway. */
    List<Long> expiringNoMore() {
        return expiringNoMore.stream().filter(id -> !counted.containsKey(id)).toList();
    }

    List<HistoryLine> lines() {
        return lines;
    }

    List<Event> events() {
        return events;
    }
}
