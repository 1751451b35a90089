package dev.amiss.responder.matching;

import dev.amiss.responder.matching.PatternNode.Characters;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code [a-z]}: which characters it allows, as long as they are few. */
final class CharacterClassParser {
    private static final int FEW = 16;

    private final PatternText text;
    private final boolean foldsCase;
    private final List<Integer> choices = new ArrayList<>();
    private boolean areMany;

    CharacterClassParser(PatternText text, boolean foldsCase) {
        this.text = text;
        this.foldsCase = foldsCase;
    }

    Characters parse() {
        int start = text.position();
        text.skip("[");
        areMany = text.skip("^");
        boolean isFirst = true;
        while (isFirst || !text.at("]")) {
            if (!text.more()) {
                throw text.refuse(start, "this [ is never closed", "write \\[ for the character");
            }
            isFirst = false;
            if (namedClass() || text.characterGroup()) {
                areMany = true;
            } else {
                range();
            }
        }
        text.skip("]");
        return new Characters(areMany ? List.of() : List.copyOf(choices), foldsCase);
    }

    private boolean namedClass() {
        return text.at("[:") && text.skipPast(":]");
    }

    private void range() {
        int start = text.position();
        int low = character();
        int high = low;
        if (text.at("-") && !text.at("-]")) {
            text.skip("-");
            high = text.more() ? character() : low;
        }
        if (high < low) {
            throw text.refuse(start, "the range " + text.from(start) + " runs backwards", "for example a-z");
        }
        areMany |= choices.size() + (long) high - low + 1 > FEW;
        for (int each = low; each <= high && !areMany; each++) {
            choices.add(each);
        }
    }

    private int character() {
        return text.at("\\") ? text.escaped() : text.next();
    }
}
