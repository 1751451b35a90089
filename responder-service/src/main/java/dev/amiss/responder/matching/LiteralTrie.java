package dev.amiss.responder.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Many literals by their beginnings. States are numbered depth first, so that what follows one after the other in a literal
 * lies side by side in memory; all ways out of a state lie together in the order of their characters. A state costs four
 * integers and a character. Immutable; safe for many threads.
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

    /** By state, and one more: where its ways begin among all, and where its literals begin among those found. */
    private final int[] firstWay;

    private final int[] firstFound;
    /** By way: the character that it is taken for, and the state that it leads to. */
    private final char[] characters;

    private final int[] targets;
    private final int[] found;
    private int states;
    private int ways;

    LiteralTrie(List<Literal> unsorted) {
        Literal[] literals = unsorted.toArray(Literal[]::new);
        Arrays.sort(literals, Comparator.comparing(Literal::text));
        int size = countStates(literals);
        firstWay = new int[size + 1];
        firstFound = new int[size + 1];
        characters = new char[size - 1];
        targets = new int[size - 1];
        found = Arrays.stream(literals).mapToInt(Literal::what).toArray();
        build(literals, 0, literals.length, 0);
        firstWay[size] = ways;
        firstFound[size] = found.length;
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
        firstFound[state] = from;
        int at = from;
        while (at < to && literals[at].text().length() == depth) {
            at++;
        }
        firstWay[state] = ways;
        int way = ways;
        for (int each = at; each < to; each = endOfWay(literals, each, to, depth)) {
            characters[ways++] = literals[each].text().charAt(depth);
        }
        while (at < to) {
            int end = endOfWay(literals, at, to, depth);
            targets[way++] = build(literals, at, end, depth + 1);
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
        return firstWay.length - 1;
    }

    /** Where that character leads; {@link #NONE} for nowhere. */
    int next(int state, char character) {
        int way = Arrays.binarySearch(characters, firstWay[state], firstWay[state + 1], character);
        return way < 0 ? NONE : targets[way];
    }

    /** Tells of each way out of that state. */
    void ways(int state, WayConsumer consumer) {
        for (int way = firstWay[state]; way < firstWay[state + 1]; way++) {
            consumer.accept(characters[way], targets[way]);
        }
    }

    /** Takes the character of a way and the state that it leads to. */
    @FunctionalInterface
    interface WayConsumer {
        void accept(char character, int target);
    }

    boolean hasLiterals(int state) {
        return firstFound[state] < firstFound[state + 1];
    }

    /** Tells what the literals stand for that end in that state. */
    void tell(int state, IntConsumer consumer) {
        int to = firstFound[state + 1];
        for (int at = firstFound[state]; at < to; at++) {
            consumer.accept(found[at]);
        }
    }

    /** Tells what each literal stands for that the text begins with. */
    void findAtStartOf(String text, IntConsumer consumer) {
        int state = ROOT;
        for (int at = 0; at < text.length() && state != NONE; at++) {
            state = next(state, text.charAt(at));
            if (state != NONE) {
                tell(state, consumer);
            }
        }
    }
}
