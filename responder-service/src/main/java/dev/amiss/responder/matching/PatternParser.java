package dev.amiss.responder.matching;

import dev.amiss.responder.matching.PatternNode.Characters;
import dev.amiss.responder.matching.PatternNode.Choice;
import dev.amiss.responder.matching.PatternNode.Literal;
import dev.amiss.responder.matching.PatternNode.Place;
import dev.amiss.responder.matching.PatternNode.Repeat;
import dev.amiss.responder.matching.PatternNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads RE2 syntax as RE2/J does, and refuses by name and position what other engines know and RE2 does not. RE2/J
 * stays the judge of everything else: what it refuses is refused even if it passes here.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2 syntax</a>
 */
final class PatternParser {
    private static final int DEEPEST = 100;

    private final PatternText text;
    private boolean foldsCase;
    private int depth;

    private PatternParser(String pattern) {
        this.text = new PatternText(pattern);
    }

    /** @throws InvalidPatternException naming the construct and its place */
    static PatternNode parse(String pattern) {
        var parser = new PatternParser(pattern);
        PatternNode node = parser.choice();
        if (parser.text.more()) {
            throw parser.text.refuse(parser.text.position(), "this ) closes no group", "write \\) for the character");
        }
        return node;
    }

    private PatternNode choice() {
        if (++depth > DEEPEST) {
            throw text.refuse(text.position(), "groups nest deeper than " + DEEPEST, "use fewer parentheses");
        }
        List<PatternNode> branches = new ArrayList<>();
        do {
            branches.add(sequence());
        } while (text.skip("|"));
        depth--;
        return branches.size() == 1 ? branches.get(0) : new Choice(branches);
    }

    private PatternNode sequence() {
        List<PatternNode> parts = new ArrayList<>();
        boolean afterRepeat = false;
        while (text.more() && !text.at("|") && !text.at(")")) {
            int start = text.position();
            Repeat repeat = repeatOf(parts, start);
            if (repeat == null) {
                part(parts);
                afterRepeat = false;
            } else {
                refuseDouble(afterRepeat, start);
                parts.set(parts.size() - 1, repeat);
                afterRepeat = true;
            }
        }
        return new Sequence(parts, false);
    }

    private void refuseDouble(boolean afterRepeat, int start) {
        if (afterRepeat) {
            String what = text.from(start).equals("+") ? "a possessive quantifier" : "a repetition of a repetition";
            throw text.refuse(start, what + " is not RE2 syntax", "put a group around the first one: (?:a*)+");
        }
    }

    private @Nullable Repeat repeatOf(List<PatternNode> parts, int start) {
        int[] bounds = text.repetition();
        if (bounds.length == 0) {
            return null;
        }
        if (parts.isEmpty()) {
            throw text.refuse(start, "there is nothing here to repeat", "write \\ before the character to mean itself");
        }
        text.skip("?");
        return new Repeat(parts.get(parts.size() - 1), bounds[0], bounds[1]);
    }

    private void part(List<PatternNode> parts) {
        if (text.at("(")) {
            group(parts);
        } else if (text.at("[")) {
            parts.add(new CharacterClassParser(text, foldsCase).parse());
        } else if (text.at("\\")) {
            escape(parts);
        } else if (text.skip(".")) {
            parts.add(new Characters(List.of(), false));
        } else if (text.at("^") || text.at("$")) {
            parts.add(new Place(text.next() == '^'));
        } else {
            parts.add(new Literal(text.next(), foldsCase));
        }
    }

    private void escape(List<PatternNode> parts) {
        if (text.skip("\\A")) {
            parts.add(new Place(true));
        } else if (text.skip("\\z") || text.skip("\\b") || text.skip("\\B")) {
            parts.add(new Place(false));
        } else if (text.skip("\\Q")) {
            text.quoted().codePoints().forEach(character -> parts.add(new Literal(character, foldsCase)));
        } else if (text.characterGroup()) {
            parts.add(new Characters(List.of(), foldsCase));
        } else {
            parts.add(new Literal(text.escaped(), foldsCase));
        }
    }

    private void group(List<PatternNode> parts) {
        int start = text.position();
        boolean outer = foldsCase;
        boolean captures = true;
        if (text.at("(?") && !text.skipGroupName()) {
            PatternText.Flags flags = text.flags(foldsCase);
            foldsCase = flags.foldsCase();
            if (!flags.opensGroup()) {
                return;
            }
            captures = false;
        } else {
            text.skip("(");
        }
        PatternNode inner = choice();
        if (!text.skip(")")) {
            throw text.refuse(start, "this ( is never closed", "write \\( for the character");
        }
        foldsCase = outer;
        parts.add(new Sequence(List.of(inner), captures));
    }
}
