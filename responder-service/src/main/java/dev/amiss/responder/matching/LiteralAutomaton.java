package dev.amiss.responder.matching;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.function.IntConsumer;

/**
 * Many literals, found in a text in one pass: a trie for those that must stand at its start, and with the links of Aho
 * and Corasick for those that may stand anywhere. All transitions lie in one open table, so that a hundred thousand
 * literals cost a few megabytes and a step costs one probe. Not to be changed once frozen; then safe for many threads.
 *
 * @see <a href="https://doi.org/10.1145/360825.360855">Aho, Corasick: Efficient string matching</a>
 */
final class LiteralAutomaton {
    private static final int ROOT = 0;
    private static final int NONE = -1;

    private final Transitions transitions = new Transitions();
    private int states = 1;
    /** By state: the first of its hits. */
    private int[] firstHit = filled(16);
    /** By hit: what was found, and the next hit of the same state. */
    private int[] found = filled(16);

    private int[] nextHit = filled(16);
    private int hits;
    /** By state: where to go on when a character leads nowhere, and the next state on that way that has hits. */
    private int[] fallback = {};

    private int[] nextWithHit = {};

    /** Adds a literal, not empty, already folded. */
    void add(String literal, int what) {
        int state = ROOT;
        for (int at = 0; at < literal.length(); at++) {
            int next = transitions.get(state, literal.charAt(at));
            if (next == NONE) {
                next = states++;
                firstHit = grown(firstHit, states);
                transitions.put(state, literal.charAt(at), next);
            }
            state = next;
        }
        found = grown(found, hits + 1);
        nextHit = grown(nextHit, hits + 1);
        found[hits] = what;
        nextHit[hits] = firstHit[state];
        firstHit[state] = hits++;
    }

    /** Readies {@link #findIn}; not needed for {@link #findAtStartOf}. */
    LiteralAutomaton freeze() {
        fallback = new int[states];
        nextWithHit = filled(states);
        Queue<int[]> breadthFirst = new ArrayDeque<>();
        int[][] children = transitions.byParent(states);
        enqueue(children[ROOT], breadthFirst);
        for (int[] child = breadthFirst.poll(); child != null; child = breadthFirst.poll()) {
            link(child[0], (char) child[1], child[2]);
            enqueue(children[child[2]], breadthFirst);
        }
        return this;
    }

    private void enqueue(int[] slots, Queue<int[]> breadthFirst) {
        for (int slot : slots) {
            breadthFirst.add(transitions.at(slot));
        }
    }

    private void link(int parent, char character, int state) {
        int target = parent == ROOT ? ROOT : step(fallback[parent], character);
        fallback[state] = target;
        nextWithHit[state] = firstHit[target] == NONE ? nextWithHit[target] : target;
    }

    /** Tells what each literal stands for that the text begins with. */
    void findAtStartOf(String text, IntConsumer consumer) {
        int state = ROOT;
        for (int at = 0; at < text.length(); at++) {
            state = transitions.get(state, text.charAt(at));
            if (state == NONE) {
                return;
            }
            tell(state, consumer);
        }
    }

    /** Tells what each literal stands for that the text has anywhere; as often as it has it. */
    void findIn(String text, IntConsumer consumer) {
        int state = ROOT;
        for (int at = 0; at < text.length(); at++) {
            state = step(state, text.charAt(at));
            for (int each = state; each != NONE; each = nextWithHit[each]) {
                tell(each, consumer);
            }
        }
    }

    private int step(int from, char character) {
        int state = from;
        int next = transitions.get(state, character);
        while (next == NONE && state != ROOT) {
            state = fallback[state];
            next = transitions.get(state, character);
        }
        return next == NONE ? ROOT : next;
    }

    private void tell(int state, IntConsumer consumer) {
        for (int hit = firstHit[state]; hit != NONE; hit = nextHit[hit]) {
            consumer.accept(found[hit]);
        }
    }

    private static int[] filled(int size) {
        int[] array = new int[size];
        Arrays.fill(array, NONE);
        return array;
    }

    private static int[] grown(int[] array, int size) {
        if (size <= array.length) {
            return array;
        }
        int[] larger = Arrays.copyOf(array, Math.max(size, 2 * array.length));
        Arrays.fill(larger, array.length, larger.length, NONE);
        return larger;
    }
}
