package dev.amiss.responder.matching;

import java.util.Arrays;

/** (state, character) to state, in one open-addressing table. */
final class Transitions {
    private static final long EMPTY = -1;

    private long[] keys = emptyKeys(64);
    private int[] targets = new int[64];
    private int size;

    /** Where that leads; -1 for nowhere. */
    int get(int state, char character) {
        long key = key(state, character);
        int slot = slotOf(key);
        return keys[slot] == EMPTY ? -1 : targets[slot];
    }

    /** Adds a way that is not there yet. */
    void put(int state, char character, int target) {
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        set(key(state, character), target);
        size++;
    }

    /** What lies in that slot: state, character, target. */
    int[] at(int slot) {
        return new int[] {(int) (keys[slot] >>> Character.SIZE), (char) keys[slot], targets[slot]};
    }

    /** The slots of each state's ways. */
    int[][] byParent(int states) {
        int[][] slots = new int[states][];
        int[] counts = new int[states];
        for (long key : keys) {
            if (key != EMPTY) {
                counts[(int) (key >>> Character.SIZE)]++;
            }
        }
        for (int state = 0; state < states; state++) {
            slots[state] = new int[counts[state]];
        }
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != EMPTY) {
                int state = (int) (keys[slot] >>> Character.SIZE);
                slots[state][--counts[state]] = slot;
            }
        }
        return slots;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldTargets = targets;
        keys = emptyKeys(2 * oldKeys.length);
        targets = new int[keys.length];
        for (int slot = 0; slot < oldKeys.length; slot++) {
            if (oldKeys[slot] != EMPTY) {
                set(oldKeys[slot], oldTargets[slot]);
            }
        }
    }

    private void set(long key, int target) {
        int slot = slotOf(key);
        keys[slot] = key;
        targets[slot] = target;
    }

    private int slotOf(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (keys.length - 1);
        while (keys[slot] != EMPTY && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private static long key(int state, char character) {
        return ((long) state << Character.SIZE) | character;
    }

    private static long[] emptyKeys(int length) {
        long[] keys = new long[length];
        Arrays.fill(keys, EMPTY);
        return keys;
    }
}
