package dev.amiss.responder.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Many literals by their beginnings. States are numbered depth first, and what belongs to one is kept together, so that what
 * follows one after the other in a literal lies side by side in memory: with very many literals a search costs as much as the
 * places that it has to fetch. A state costs 16 bytes. Immutable; safe for many threads.
 */
final class LiteralTrie {
    static final int ROOT = 0;
    static final int NONE = -1;

    /**
     * One literal.
     *
     * @param text not empty, already folded
     * @param what it stands for
     */
    record Literal(String text, int what) {}

    /** Two for each state, and for one more: where its ways begin among all, and where its literals among those found. */
    private final int[] firsts;
    /** By way: the character that it is taken for in the upper half, in the order of which those of a state are, and where to. */
    private final long[] allWays;

    private final int[] found;
    private int states;
    private int ways;

    LiteralTrie(List<Literal> unsorted) {
        Literal[] literals = unsorted.toArray(Literal[]::new);
        Arrays.sort(literals, Comparator.comparing(Literal::text));
        int size = countStates(literals);
        firsts = new int[2 * (size + 1)];
        allWays = new long[size - 1];
        found = Arrays.stream(literals).mapToInt(Literal::what).toArray();
        build(literals, 0, literals.length, 0);
        firsts[2 * size] = ways;
        firsts[2 * size + 1] = found.length;
    }

    /** A literal has a state for each character that it does not have in common with the one before. */
    private static int countStates(Literal[] literals) {
        int size = 1;
        String before = "";
        for (Literal each : literals) {
            int mismatch = Arrays.mismatch(before.toCharArray(), each.text().toCharArray());
            size += each.text().length() - (mismatch == NONE ? before.length() : mismatch);
            before = each.text();
        }
        return size;
    }

    /** The state of the literals between these two, which are alike in so many characters. */
    private int build(Literal[] literals, int from, int to, int depth) {
        int state = states++;
        firsts[2 * state] = ways;
        firsts[2 * state + 1] = from;
        int at = from;
        while (at < to && literals[at].text().length() == depth) {
            at++;
        }
        int way = ways;
        for (int each = at; each < to; each = endOfWay(literals, each, to, depth)) {
            allWays[ways++] = (long) literals[each].text().charAt(depth) << Integer.SIZE;
        }
        while (at < to) {
            int end = endOfWay(literals, at, to, depth);
            allWays[way++] |= build(literals, at, end, depth + 1);
            at = end;
        }
        return state;
    }

    private static int endOfWay(Literal[] literals, int from, int to, int depth) {
        char character = literals[from].text().charAt(depth);
        int end = from + 1;
        while (end < to && literals[end].text().charAt(depth) == character) {
            end++;
        }
        return end;
    }

    int states() {
        return states;
    }

    /** Where that character leads; {@link #NONE} for nowhere. */
    int next(int state, char character) {
        int low = firsts[2 * state];
        int high = firsts[2 * state + 2];
        while (low < high) {
            int middle = (low + high) >>> 1;
            long way = allWays[middle];
            int difference = (int) (way >>> Integer.SIZE) - character;
            if (difference == 0) {
                return (int) way;
            }
            if (difference < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return NONE;
    }

    /** Tells of each way out of that state. */
    void ways(int state, WayConsumer consumer) {
        for (int way = firsts[2 * state]; way < firsts[2 * state + 2]; way++) {
            consumer.accept((char) (allWays[way] >>> Integer.SIZE), (int) allWays[way]);
        }
    }

    /** Takes the character of a way and the state that it leads to. */
    @FunctionalInterface
    interface WayConsumer {
        void accept(char character, int target);
    }

    boolean hasLiterals(int state) {
        return firsts[2 * state + 1] < firsts[2 * state + 3];
    }

    /** Tells what the literals stand for that end in that state. */
    void tell(int state, IntConsumer consumer) {
        int to = firsts[2 * state + 3];
        for (int at = firsts[2 * state + 1]; at < to; at++) {
            consumer.accept(found[at]);
        }
    }

    /** Tells what each literal stands for that the text begins with. */
    void findAtStartOf(String text, IntConsumer consumer) {
        int state = ROOT;
        for (int at = 0; at < text.length(); at++) {
            state = next(state, text.charAt(at));
            if (state == NONE) {
                return;
            }
            tell(state, consumer);
        }
    }
}
