package dev.amiss.responder.replay;

import dev.amiss.model.Issue;
import dev.amiss.responder.replay.ReplayView.IssueRef;
import dev.amiss.responder.replay.ReplayView.Item;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what a replay finds; keeps no more issues than are shown. Used by one thread. */
final class ReplayReport {
    private final ReplayRequest asked;
    private final int limit;
    private final List<Item> differing = new ArrayList<>();
    private final List<Item> same = new ArrayList<>();
    private final Map<Difference, Long> counts = new EnumMap<>(Difference.class);
    private final Set<String> wouldTold = new HashSet<>();
    private final Set<String> didTold = new HashSet<>();
    private long issues;
    private long matching;
    private long wouldTell;
    private long didTell;

    ReplayReport(ReplayRequest asked, int limit) {
        this.asked = asked;
        this.limit = limit;
    }

    void add(Issue issue, boolean matches, List<Message> would, List<Message> did) {
        issues++;
        matching += matches ? 1 : 0;
        wouldTell += would.stream().filter(each -> isFirst(each, wouldTold)).count();
        didTell += did.stream().filter(each -> isFirst(each, didTold)).count();
        if (would.isEmpty() && did.isEmpty()) {
            return;
        }
        boolean isCompared = asked.responder().id() != 0;
        Difference difference = Difference.between(would, did);
        if (isCompared) {
            counts.merge(difference, 1L, Long::sum);
        }
        List<Item> list = isCompared && difference != Difference.SAME ? differing : same;
        if (list.size() < limit) {
            list.add(new Item(
                    new IssueRef(issue.id(), issue.name(), issue.status(), issue.severity()),
                    isCompared ? difference : null,
                    would,
                    did));
        }
    }

    /** Whether it is the first time that its message is met: one that tells of many issues counts once. */
    private static boolean isFirst(Message told, Set<String> met) {
        return told.message() == null || met.add(told.message());
    }

    ReplayView view(boolean isComplete) {
        List<Item> items = new ArrayList<>(differing);
        same.stream().limit(limit - (long) items.size()).forEach(items::add);
        return new ReplayView(
                asked.from(),
                asked.to(),
                summary(),
                new ReplayView.Totals(
                        issues,
                        matching,
                        wouldTell,
                        didTell,
                        count(Difference.SAME),
                        count(Difference.ADDED),
                        count(Difference.REMOVED),
                        count(Difference.CHANGED)),
                isComplete,
                items);
    }

    private long count(Difference difference) {
        return counts.getOrDefault(difference, 0L);
    }

    private String summary() {
        String would = "It would have sent " + wouldTell + (wouldTell == 1 ? " message" : " messages") + " about "
                + issues + (issues == 1 ? " issue" : " issues") + " of that time";
        if (asked.responder().id() == 0) {
            return would + ".";
        }
        return would + " and sent " + didTell + ": " + count(Difference.SAME) + " told alike, "
                + count(Difference.ADDED) + " told anew, " + count(Difference.REMOVED) + " no longer told, "
                + count(Difference.CHANGED) + " told otherwise.";
    }
}
