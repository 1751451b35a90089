package dev.amiss.responder.matching;

import dev.amiss.responder.matching.PatternNode.Characters;
import dev.amiss.responder.matching.PatternNode.Choice;
import dev.amiss.responder.matching.PatternNode.Literal;
import dev.amiss.responder.matching.PatternNode.Place;
import dev.amiss.responder.matching.PatternNode.Repeat;
import dev.amiss.responder.matching.PatternNode.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every name that a pattern matches must have. Conservative: null promises nothing, and a promise always holds.
 *
 * @param exact all texts that the pattern matches, when they are few
 * @param prefixes every match begins with one of these
 * @param required every match contains one of these
 * @param isCertain whether beginning with one of {@code prefixes} is also enough, so that nothing more need be tried
 * @param isOptional whether the empty text matches, wherever it stands
 * @see <a href="https://swtch.com/~rsc/regexp/regexp4.html">Russ Cox: regular expression matching with a trigram
 *     index</a>, whose analysis this is a smaller form of
 */
record PatternLiterals(
        @Nullable LiteralSet exact,
        @Nullable LiteralSet prefixes,
        @Nullable LiteralSet required,
        boolean isCertain,
        boolean isOptional) {
    private static final int COPIES = 8;
    private static final PatternLiterals ANY_CHARACTER = new PatternLiterals(null, null, null, false, false);
    private static final PatternLiterals ANYTHING = new PatternLiterals(null, LiteralSet.NOTHING, null, true, true);
    private static final PatternLiterals EMPTY = exactly(LiteralSet.NOTHING, true);

    static PatternLiterals of(PatternNode node) {
        if (node instanceof Literal literal) {
            return character(List.of(literal.codePoint()), literal.foldsCase());
        }
        if (node instanceof Characters characters) {
            return character(characters.choices(), characters.foldsCase());
        }
        if (node instanceof Choice choice) {
            return choice(choice.branches().stream().map(PatternLiterals::of).toList());
        }
        if (node instanceof Repeat repeat) {
            return repeat(repeat);
        }
        if (node instanceof Sequence sequence) {
            return sequence(sequence.parts());
        }
        return exactly(LiteralSet.NOTHING, false);
    }

    private static PatternLiterals exactly(LiteralSet texts, boolean isCertain) {
        boolean isOptional = isCertain && texts.texts().contains("");
        return new PatternLiterals(texts, texts, LiteralSet.better(null, texts), isCertain, isOptional);
    }

    private static PatternLiterals character(List<Integer> choices, boolean foldsCase) {
        boolean isPlain = !foldsCase || choices.stream().allMatch(each -> each < 128);
        if (choices.isEmpty() || !isPlain) {
            return ANY_CHARACTER;
        }
        LiteralSet texts = LiteralSet.union(choices.stream()
                .map(each ->
                        LiteralSet.of(foldsCase ? CaseFold.fold(Character.toString(each)) : Character.toString(each)))
                .toList());
        return texts == null ? ANY_CHARACTER : exactly(texts, !foldsCase);
    }

    private static PatternLiterals choice(List<PatternLiterals> branches) {
        LiteralSet exact =
                LiteralSet.union(branches.stream().map(PatternLiterals::exact).toList());
        LiteralSet prefixes = LiteralSet.union(
                branches.stream().map(PatternLiterals::prefixes).toList());
        LiteralSet required = LiteralSet.union(
                branches.stream().map(PatternLiterals::required).toList());
        boolean isCertain = prefixes != null && branches.stream().allMatch(PatternLiterals::isCertain);
        return new PatternLiterals(
                exact, prefixes, required, isCertain, branches.stream().anyMatch(PatternLiterals::isOptional));
    }

    private static PatternLiterals repeat(Repeat repeat) {
        if (repeat.most() == 0) {
            return EMPTY;
        }
        if (repeat.least() == 0) {
            PatternLiterals once = of(repeat.node());
            boolean isChoice = repeat.most() == 1 && once.exact() != null && once.isCertain();
            return isChoice ? choice(List.of(EMPTY, once)) : ANYTHING;
        }
        int copies = Math.min(repeat.least(), COPIES);
        List<PatternNode> parts = new ArrayList<>(Collections.nCopies(copies, repeat.node()));
        if (repeat.least() > copies) {
            parts.add(new Repeat(repeat.node(), 1, -1));
        } else if (repeat.most() != repeat.least()) {
            parts.add(new Repeat(repeat.node(), 0, -1));
        }
        return sequence(parts);
    }

    /** The beginning of the text is where matching starts, so that {@code ^} in front says nothing. */
    static PatternNode withoutBeginning(PatternNode node) {
        if (node instanceof Sequence sequence
                && !sequence.parts().isEmpty()
                && sequence.parts().get(0) instanceof Place place
                && place.isBeginning()) {
            return new Sequence(sequence.parts().subList(1, sequence.parts().size()), sequence.captures());
        }
        return node;
    }

    private static PatternLiterals sequence(List<PatternNode> parts) {
        var joined = new JoinedLiterals();
        parts.forEach(part -> joined.add(of(part)));
        return joined.finish();
    }
}
