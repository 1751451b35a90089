package dev.amiss.responder.matching;

import java.util.List;

/** The tree of a watch pattern, as far as finding its literals and its size needs it. */
sealed interface PatternNode {
    /** @param foldsCase whether the other case matches too, under {@code (?i)} */
    record Literal(int codePoint, boolean foldsCase) implements PatternNode {}

    /** One character out of these; {@code choices} is empty when they are many or unknown. */
    record Characters(List<Integer> choices, boolean foldsCase) implements PatternNode {}

    /** A place, not a character: {@code ^ $ \A \z \b \B}. */
    record Place(boolean isBeginning) implements PatternNode {}

    /** @param captures whether it is a group that is remembered, which costs two instructions */
    record Sequence(List<PatternNode> parts, boolean captures) implements PatternNode {}

    record Choice(List<PatternNode> branches) implements PatternNode {}

    /** @param most -1 means without end */
    record Repeat(PatternNode node, int least, int most) implements PatternNode {}

    /** Instructions that the compiled pattern needs, within a few; saturates instead of overflowing. */
    default long programSize() {
        if (this instanceof Sequence sequence) {
            return sum(sequence.parts()) + (sequence.captures() ? 2 : 0);
        }
        if (this instanceof Choice choice) {
            return sum(choice.branches()) + choice.branches().size() - 1;
        }
        if (this instanceof Repeat repeat) {
            long times = Math.max(Math.max(repeat.least(), repeat.most()), 1);
            long optional = repeat.most() < 0 ? 1 : repeat.most() - repeat.least();
            return Math.min(times * repeat.node().programSize() + optional, Integer.MAX_VALUE);
        }
        return 1;
    }

    private static long sum(List<PatternNode> nodes) {
        long size = 0;
        for (PatternNode node : nodes) {
            size += node.programSize();
        }
        return Math.min(size, Integer.MAX_VALUE);
    }
}
