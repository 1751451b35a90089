package dev.amiss.responder.replay;

import dev.amiss.model.IssueStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The issues that events make, by the rules by which issue-service makes them. Used by one thread. */
final class RehearsedIssues {
    private final List<RehearsedIssue> all = new ArrayList<>();
    private final Map<List<String>, RehearsedIssue> latestOfKey = new HashMap<>();
    private final Map<String, List<RehearsedIssue>> ofName = new HashMap<>();

    /** In the order in which they were opened first. */
    List<RehearsedIssue> all() {
        return all;
    }

    /** Opens an issue, or is folded into the one of that key. */
    void report(RehearsedReport report, Instant now) {
        RehearsedIssue holder = latestOfKey.get(report.key());
        if (holder != null && holder.status().holdsKey()) {
            holder.fold(report, now);
            return;
        }
        var issue = new RehearsedIssue(all.size() + 1L, report, now);
        all.add(issue);
        latestOfKey.put(report.key(), issue);
        ofName.computeIfAbsent(report.name(), ignored -> new ArrayList<>()).add(issue);
    }

    /** Changes the status of the issue of that name; answers why that is impossible, if it is. */
    Optional<String> change(String name, IssueStatus to, Instant now) {
        List<RehearsedIssue> named = ofName.getOrDefault(name, List.of()).stream()
                .filter(issue -> latestOfKey.get(issue.key()) == issue)
                .toList();
        if (named.isEmpty()) {
            return Optional.of("there is no issue of that name then; report it before");
        }
        List<RehearsedIssue> able =
                named.stream().filter(issue -> issue.canBecome(to)).toList();
        if (able.size() > 1) {
            return Optional.of("there are " + able.size() + " issues of that name then; give them names of their own");
        }
        if (able.isEmpty()) {
            return Optional.of("the issue of that name is "
                    + named.get(0).status().wire() + " then and cannot become " + to.wire());
        }
        able.get(0).become(to, now);
        return Optional.empty();
    }
}
