package dev.amiss.responder.matching;

import dev.amiss.model.Issue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All responders' conditions at once. A pattern is tried only on names that begin with one of its prefixes or contain
 * one of its literals; one that has neither is tried always. Responders of one pattern, or of none, are told apart by a
 * label before anything else is looked at. Immutable; safe for use by many threads.
 *
 * @param <R> what stands for a responder
 */
public final class MatchingIndex<R> {
    /** A responder and its conditions. */
    public record Entry<R>(R responder, Conditions conditions) {}

    private record Watched<R>(WatchPattern pattern, LabelledEntries<R> entries) {}

    private final LiteralTrie prefixes;
    private final LiteralAutomaton contained;
    private final List<Watched<R>> watched = new ArrayList<>();
    private final List<Watched<R>> triedAlways = new ArrayList<>();
    private final LabelledEntries<R> unpatterned;

    private MatchingIndex(Collection<Entry<R>> entries) {
        Map<Map.Entry<String, String>, Integer> labelUses = labelUses(entries);
        unpatterned = new LabelledEntries<>(labelUses);
        Map<String, Watched<R>> byPattern = new LinkedHashMap<>();
        for (Entry<R> entry : entries) {
            WatchPattern pattern = entry.conditions().watchPattern();
            LabelledEntries<R> bucket = pattern == null
                    ? unpatterned
                    : byPattern
                            .computeIfAbsent(
                                    pattern.text(), text -> new Watched<>(pattern, new LabelledEntries<>(labelUses)))
                            .entries();
            bucket.add(entry);
        }
        var popularity = new LiteralPopularity(
                byPattern.values().stream().map(Watched::pattern).toList());
        List<LiteralTrie.Literal> beginnings = new ArrayList<>();
        List<LiteralTrie.Literal> contents = new ArrayList<>();
        for (Watched<R> pattern : byPattern.values()) {
            switch (popularity.placeOf(pattern.pattern())) {
                case ALWAYS -> triedAlways.add(pattern);
                case BY_PREFIX -> place(pattern, pattern.pattern().literals().prefixes(), beginnings);
                case BY_CONTENT -> place(pattern, pattern.pattern().literals().required(), contents);
            }
        }
        prefixes = new LiteralTrie(beginnings);
        contained = new LiteralAutomaton(new LiteralTrie(contents));
    }

    public static <R> MatchingIndex<R> of(Collection<Entry<R>> entries) {
        return new MatchingIndex<>(entries);
    }

    private static <R> Map<Map.Entry<String, String>, Integer> labelUses(Collection<Entry<R>> entries) {
        Map<Map.Entry<String, String>, Integer> uses = new HashMap<>();
        entries.forEach(entry -> entry.conditions()
                .labels()
                .entrySet()
                .forEach(label -> uses.merge(Map.entry(label.getKey(), label.getValue()), 1, Integer::sum)));
        return uses;
    }

    private void place(Watched<R> pattern, @Nullable LiteralSet literals, List<LiteralTrie.Literal> all) {
        Set<String> texts = literals == null ? Set.of() : literals.texts();
        texts.stream()
                .map(CaseFold::fold)
                .distinct()
                .forEach(text -> all.add(new LiteralTrie.Literal(text, watched.size())));
        watched.add(pattern);
    }

    /**
     * The responders whose conditions all hold for that issue, in no particular order.
     *
     * @param errors told which responder's expression could not be evaluated, and why; it does not match
     */
    public List<R> match(Issue issue, BiConsumer<R, String> errors) {
        var subject = new IssueSubject(issue);
        List<R> matching = new ArrayList<>();
        unpatterned.match(subject, matching, errors);
        for (Watched<R> candidate : candidates(issue.name())) {
            if (candidate.pattern().matches(issue.name())) {
                candidate.entries().match(subject, matching, errors);
            }
        }
        return matching;
    }

    /** How many different patterns a name of that sort meets. */
    int patternsMetBy(String name) {
        return candidates(name).size();
    }

    private List<Watched<R>> candidates(String name) {
        String folded = CaseFold.fold(name);
        var found = new TreeSet<Integer>();
        prefixes.findAtStartOf(folded, found::add);
        contained.findIn(folded, found::add);
        List<Watched<R>> candidates = new ArrayList<>(triedAlways);
        found.forEach(index -> candidates.add(watched.get(index)));
        return candidates;
    }
}
