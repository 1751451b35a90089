package dev.amiss.cli.rehearsal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * How what happened differs from what was expected.
 *
 * @param unexpected what nobody expected, if all had to be
 */
record Comparison(List<Expected> missing, List<Happened> unexpected, List<Shifted> atAnotherTime) {
    /** It happened, at another time. */
    record Shifted(Expected expected, Happened happened) {}

    /** @param isFull whether what is not expected must not happen */
    static Comparison of(List<Expected> expected, List<Happened> happened, boolean isFull) {
        Map<Integer, Integer> met = new Pairing(expected, happened, Expected::is).pairs();
        List<Expected> missing = without(expected, met.values());
        List<Happened> rest = without(happened, met.keySet());
        Map<Integer, Integer> shifted = new Pairing(missing, rest, Expected::isLike).pairs();
        return new Comparison(
                without(missing, shifted.values()),
                isFull ? without(rest, shifted.keySet()) : List.of(),
                shifted.entrySet().stream()
                        .map(pair -> new Shifted(missing.get(pair.getValue()), rest.get(pair.getKey())))
                        .toList());
    }

    boolean isEmpty() {
        return missing.isEmpty() && unexpected.isEmpty() && atAnotherTime.isEmpty();
    }

    private static <T> List<T> without(List<T> all, Collection<Integer> places) {
        Set<Integer> gone = new HashSet<>(places);
        List<T> rest = new ArrayList<>();
        for (int place = 0; place < all.size(); place++) {
            if (!gone.contains(place)) {
                rest.add(all.get(place));
            }
        }
        return rest;
    }

    /** Finds for as many as possible something that happened, each for one: what is told in less detail gives way. */
    private static final class Pairing {
        private final List<Expected> expected;
        private final List<Happened> happened;
        private final BiPredicate<Expected, Happened> fits;
        private final Map<Integer, Integer> takenBy = new HashMap<>();

        Pairing(List<Expected> expected, List<Happened> happened, BiPredicate<Expected, Happened> fits) {
            this.expected = expected;
            this.happened = happened;
            this.fits = fits;
        }

        /** Places of what happened, each with that of what expected it. */
        Map<Integer, Integer> pairs() {
            for (int place = 0; place < expected.size(); place++) {
                find(place, new HashSet<>());
            }
            return takenBy;
        }

        private boolean find(int place, Set<Integer> tried) {
            List<Integer> fitting = IntStream.range(0, happened.size())
                    .filter(other -> fits.test(expected.get(place), happened.get(other)))
                    .boxed()
                    .toList();
            for (Integer other : fitting) {
                if (!takenBy.containsKey(other)) {
                    takenBy.put(other, place);
                    return true;
                }
            }
            for (Integer other : fitting) {
                if (tried.add(other) && find(takenBy.getOrDefault(other, place), tried)) {
                    takenBy.put(other, place);
                    return true;
                }
            }
            return false;
        }
    }
}
