package dev.amiss.responder.replay;

import dev.amiss.model.Issue;
import dev.amiss.responder.action.GroupPace;
import dev.amiss.responder.matching.IssueSubject;
import dev.amiss.responder.responder.Grouping;
import dev.amiss.responder.responder.Responder;
import dev.amiss.responder.responder.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plays the groups of a responder: takes what each issue by itself would have been told, and makes of it the messages in which
 * issues would have been told together. Used by one thread, once.
 */
final class GroupSimulation {
    /** What is told beyond is left out. */
    private static final int MOST = 200_000;

    private enum Kind {
        /** Somebody acted, so that what waits is not told. */
        CANCEL,
        /** It is due. */
        JOIN,
        /** The issue is over. */
        END
    }

    /**
     * What is told of an issue within a message.
     *
     * @param message the same for all that it tells of
     * @param key what they have in common
     */
    record Sent(Simulation.Told told, int round, Instant at, String message, String key) {}

    private record GroupKey(long definitionId, String key) {}

    private record Event(Instant at, Kind kind, Due due) {}

    /** What is due about one issue; no two are the same. */
    private static final class Due {
        private final long issueId;
        private final Simulation.Told told;
        private final String key;

        Due(long issueId, Simulation.Told told, String key) {
            this.issueId = issueId;
            this.told = told;
            this.key = key;
        }

        GroupKey group() {
            return new GroupKey(told.definition().id(), key);
        }

        Opening opening() {
            return new Opening(issueId, told.opening());
        }

        boolean tellsBeginning() {
            return told.definition().trigger() == Trigger.CREATED;
        }
    }

    /** @param until when it would be told if nothing else was */
    private record Wait(boolean isEnd, Instant until) {}

    /** When a group's next message is to come, unless that has changed since. */
    private record Plan(Instant at, Group group) {}

    private record Opening(long issueId, int opening) {}

    private final Responder responder;
    private final Grouping grouping;
    private final List<Event> events = new ArrayList<>();
    private final Map<GroupKey, Group> groups = new HashMap<>();
    private final PriorityQueue<Plan> plans = new PriorityQueue<>(Comparator.comparing(Plan::at));
    private final Set<Opening> begun = new HashSet<>();
    private final Map<Long, List<Sent>> messages = new HashMap<>();
    private long lastMessage;
    private boolean isComplete = true;

    GroupSimulation(Responder responder, Grouping grouping) {
        this.responder = responder;
        this.grouping = grouping;
    }

    /**
     * @param told what would be told of that issue by itself
     * @param stood as it stood one time after another
     */
    void add(long issueId, List<Simulation.Told> told, List<Issue> stood) {
        for (Simulation.Told each : told) {
            if (events.size() >= MOST) {
                isComplete = false;
                return;
            }
            var due = new Due(issueId, each, grouping.keyOf(at(each, stood)));
            events.add(new Event(each.at(), Kind.JOIN, due));
            add(Kind.CANCEL, due, cancelledAt(each, stood));
            if (each.definition().trigger() == Trigger.CREATED && !responder.hasResolvedActions()) {
                add(Kind.END, due, endedAt(each, stood));
            }
        }
    }

    private void add(Kind kind, Due due, @Nullable Instant at) {
        if (at != null) {
            events.add(new Event(at, kind, due));
        }
    }

    private static Issue at(Simulation.Told told, List<Issue> stood) {
        Issue then = stood.get(0);
        for (Issue each : stood) {
            if (!each.updatedAt().isAfter(told.at())) {
                then = each;
            }
        }
        return then;
    }

    private @Nullable Instant cancelledAt(Simulation.Told told, List<Issue> stood) {
        boolean mustMatch = told.definition().trigger() == Trigger.CREATED;
        return stood.stream()
                .filter(issue -> issue.updatedAt().isAfter(told.at()))
                .filter(issue -> told.definition().cancelOn().contains(issue.status())
                        || mustMatch
                                && issue.status().isActive()
                                && !responder.conditions().match(new IssueSubject(issue), error -> {}))
                .map(Issue::updatedAt)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Instant endedAt(Simulation.Told told, List<Issue> stood) {
        return stood.stream()
                .filter(issue ->
                        issue.updatedAt().isAfter(told.at()) && !issue.status().isActive())
                .map(Issue::updatedAt)
                .findFirst()
                .orElse(null);
    }

    /** Whether all that was added was looked at. */
    boolean isComplete() {
        return isComplete;
    }

    /** Plays it up to that moment; of each issue, what is told of it. */
    Map<Long, List<Sent>> run(Instant until) {
        events.sort(Comparator.comparing(Event::at).thenComparing(Event::kind));
        for (Event event : events) {
            sendBefore(event.at());
            Group group = groups.computeIfAbsent(event.due().group(), ignored -> new Group());
            switch (event.kind()) {
                case CANCEL -> group.cancel(event.due());
                case JOIN -> join(group, event.due());
                case END -> group.end(event.due(), event.at());
            }
        }
        sendBefore(until);
        return messages;
    }

    private void join(Group group, Due due) {
        if (due.tellsBeginning() || !responder.hasCreatedActions() || begun.contains(due.opening())) {
            group.join(due);
        }
    }

    private void sendBefore(Instant moment) {
        Plan first = plans.peek();
        while (first != null && first.at().isBefore(moment)) {
            plans.poll();
            if (first.at().equals(first.group().nextAt)) {
                first.group().send(first.at());
            }
            first = plans.peek();
        }
    }

    private final class Group {
        private final Map<Due, Wait> waiting = new LinkedHashMap<>();
        private final Map<Opening, Due> members = new HashMap<>();
        private @Nullable Instant lastSentAt;
        private @Nullable Instant nextAt;

        void join(Due due) {
            put(due, false, GroupPace.join(grouping, due.told.at(), due.told.at(), lastSentAt));
        }

        void end(Due due, Instant at) {
            Due told = members.remove(due.opening());
            if (told != null) {
                put(told, true, GroupPace.leave(grouping, at, lastSentAt));
            }
        }

        private void put(Due due, boolean isEnd, Instant until) {
            waiting.put(due, new Wait(isEnd, until));
            if (nextAt == null || until.isBefore(nextAt)) {
                nextAt = until;
                plan();
            }
        }

        void cancel(Due due) {
            Wait wait = waiting.get(due);
            if (wait == null || wait.isEnd()) {
                return;
            }
            waiting.remove(due);
            if (wait.until().equals(nextAt)) {
                nextAt = waiting.values().stream()
                        .map(Wait::until)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
                plan();
            }
        }

        private void plan() {
            if (nextAt != null) {
                plans.add(new Plan(nextAt, this));
            }
        }

        void send(Instant now) {
            String id = "group-" + ++lastMessage;
            waiting.forEach((due, wait) -> {
                if (!wait.isEnd() && due.tellsBeginning()) {
                    begun.add(due.opening());
                    members.put(due.opening(), due);
                }
                messages.computeIfAbsent(due.issueId, ignored -> new ArrayList<>())
                        .add(new Sent(due.told, due.told.round() + (wait.isEnd() ? 1 : 0), now, id, due.key));
            });
            waiting.clear();
            lastSentAt = now;
            nextAt = null;
        }
    }
}
