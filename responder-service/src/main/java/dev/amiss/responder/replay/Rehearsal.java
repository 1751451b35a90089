package dev.amiss.responder.replay;

import dev.amiss.model.Issue;
import dev.amiss.responder.replay.RehearsalView.Group;
import dev.amiss.responder.replay.RehearsalView.Item;
import dev.amiss.responder.responder.ActionDefinition;
import dev.amiss.responder.responder.CandidateResponder;
import dev.amiss.responder.responder.Grouping;
import dev.amiss.responder.responder.Responder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays responders over issues that are made up. Used by one thread, once. */
final class Rehearsal {
    /** What happens later is left out. */
    static final int MOST_ITEMS = 10_000;
    /** Looks at what is known of an action; beyond, issues are left out, so that an answer comes in reasonable time. */
    private static final long MOST_LOOKS = 1_000_000_000;
    /** What a change of an issue, or a message, costs besides, counted in looks. */
    private static final long STEP = 500;

    private static final Duration SMALLEST = Duration.ofMillis(1);

    /** What a message tells of, and of how many issues. */
    private record Telling(String issue, GroupSimulation.Sent first, int count) {}

    private final RehearsalRequest asked;
    private final Instant end;
    private List<Item> items = new ArrayList<>();
    private boolean isComplete = true;
    private long looks;

    Rehearsal(RehearsalRequest asked) {
        this.asked = asked;
        this.end = asked.until().plus(SMALLEST);
    }

    RehearsalView run() {
        for (CandidateResponder responder : asked.responders()) {
            Grouping grouping = responder.responder().group();
            if (grouping == null) {
                alone(responder);
            } else {
                together(responder, grouping);
            }
        }
        keepFirst();
        return new RehearsalView(List.copyOf(items), isComplete);
    }

    private void alone(CandidateResponder responder) {
        for (RehearsedIssue issue : asked.issues()) {
            for (Simulation.Told told : simulate(responder.responder(), issue.stood())) {
                add(item(responder, told.definition(), told.at(), issue.name(), told.round(), null));
            }
        }
    }

    private void together(CandidateResponder responder, Grouping grouping) {
        var simulation = new GroupSimulation(responder.responder(), grouping);
        for (RehearsedIssue issue : asked.issues()) {
            simulation.add(idOf(issue), simulate(responder.responder(), issue.stood()), issue.stood());
        }
        Map<Long, List<GroupSimulation.Sent>> sent = simulation.run(end);
        isComplete &= simulation.isComplete();
        Map<String, Telling> messages = new LinkedHashMap<>();
        for (RehearsedIssue issue : asked.issues()) {
            for (GroupSimulation.Sent each : sent.getOrDefault(idOf(issue), List.of())) {
                messages.merge(
                        each.message(),
                        new Telling(issue.name(), each, 1),
                        (one, other) -> new Telling(one.issue(), one.first(), one.count() + 1));
            }
        }
        messages.values().forEach(each -> add(item(responder, each)));
    }

    private static long idOf(RehearsedIssue issue) {
        return issue.stood().get(0).id();
    }

    private List<Simulation.Told> simulate(Responder responder, List<Issue> stood) {
        int openings = stood.get(stood.size() - 1).opening();
        long eachTime =
                STEP + (long) responder.actions().size() * responder.actions().size() * openings;
        looks += eachTime * stood.size();
        if (looks > MOST_LOOKS) {
            isComplete = false;
            return List.of();
        }
        var simulation = new Simulation(responder);
        List<Simulation.Told> told = simulation.run(stood, end);
        looks += eachTime * told.size();
        isComplete &= simulation.isComplete();
        return told;
    }

    private Item item(CandidateResponder responder, Telling telling) {
        GroupSimulation.Sent first = telling.first();
        return item(
                responder,
                first.told().definition(),
                first.at(),
                telling.issue(),
                first.round(),
                new Group(first.key(), telling.count()));
    }

    private Item item(
            CandidateResponder responder,
            ActionDefinition definition,
            Instant at,
            String issue,
            int round,
            @Nullable Group group) {
        return new Item(
                secondsFromStart(at),
                responder.title(),
                responder.titleOf(definition),
                definition.targetFunction(),
                definition.trigger().wire(),
                issue,
                round,
                group);
    }

    private BigDecimal secondsFromStart(Instant at) {
        BigDecimal seconds = BigDecimal.valueOf(
                        Duration.between(asked.startsAt(), at).toMillis(), 3)
                .stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }

    private void add(Item item) {
        items.add(item);
        if (items.size() >= 2 * MOST_ITEMS) {
            keepFirst();
        }
    }

    /** What happens at the same time stays in the order of responders and issues. */
    private void keepFirst() {
        items.sort(Comparator.comparing(Item::atSec));
        if (items.size() > MOST_ITEMS) {
            isComplete = false;
            items = new ArrayList<>(items.subList(0, MOST_ITEMS));
        }
    }
}
