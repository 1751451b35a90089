package dev.amiss.responder.matching;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Many literals that may stand anywhere in a text, found in one pass. Immutable; safe for many threads.
 *
 * @see <a href="https://doi.org/10.1145/360825.360855">Aho, Corasick: Efficient string matching</a>
 */
final class LiteralAutomaton {
    private static final int ROOT = LiteralTrie.ROOT;
    private static final int NONE = LiteralTrie.NONE;

    private final LiteralTrie trie;
    /** By state: where to go on when a character leads nowhere, and the next state on that way that has literals. */
    private final int[] fallback;

    private final int[] nextWithLiterals;

    LiteralAutomaton(LiteralTrie trie) {
        this.trie = trie;
        this.fallback = new int[trie.states()];
        this.nextWithLiterals = new int[trie.states()];
        Arrays.fill(nextWithLiterals, NONE);
        linkBreadthFirst();
    }

    private void linkBreadthFirst() {
        int[] queue = new int[trie.states()];
        int[] size = {1};
        for (int at = 0; at < size[0]; at++) {
            int parent = queue[at];
            trie.ways(parent, (character, state) -> {
                link(parent, character, state);
                queue[size[0]++] = state;
            });
        }
    }

    private void link(int parent, char character, int state) {
        int target = parent == ROOT ? ROOT : step(fallback[parent], character);
        fallback[state] = target;
        nextWithLiterals[state] = trie.hasLiterals(target) ? target : nextWithLiterals[target];
    }

    /** Tells what each literal stands for that the text has anywhere; as often as it has it. */
    void findIn(String text, IntConsumer consumer) {
        int state = ROOT;
        for (int at = 0; at < text.length(); at++) {
            state = step(state, text.charAt(at));
            for (int each = state; each != NONE; each = nextWithLiterals[each]) {
                trie.tell(each, consumer);
            }
        }
    }

    private int step(int from, char character) {
        int state = from;
        int next = trie.next(state, character);
        while (next == NONE && state != ROOT) {
            state = fallback[state];
            next = trie.next(state, character);
        }
        return next == NONE ? ROOT : next;
    }
}
