package dev.amiss.responder.matching;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which of its literals a pattern is best found by: the one that it shares with the fewest others, since a name that has it
 * meets them all.
 */
final class LiteralPopularity {
    /** How a pattern is found. */
    enum Place {
        BY_PREFIX,
        BY_CONTENT,
        ALWAYS
    }

    private static final int TELLING_PREFIX = 3;

    private final Map<String, Integer> asPrefix = new HashMap<>();
    private final Map<String, Integer> asContent = new HashMap<>();

    LiteralPopularity(Collection<WatchPattern> patterns) {
        for (WatchPattern pattern : patterns) {
            count(pattern.literals().prefixes(), asPrefix);
            count(pattern.literals().required(), asContent);
        }
    }

    private static void count(@Nullable LiteralSet literals, Map<String, Integer> uses) {
        folded(literals).forEach(text -> uses.merge(text, 1, Integer::sum));
    }

    Place placeOf(WatchPattern pattern) {
        PatternLiterals literals = pattern.literals();
        int begins = weight(literals.prefixes());
        int contains = weight(literals.required());
        if (begins + contains == 0) {
            return Place.ALWAYS;
        }
        if (begins == 0 || contains == 0) {
            return begins == 0 ? Place.BY_CONTENT : Place.BY_PREFIX;
        }
        int beginsLike = uses(literals.prefixes(), asPrefix);
        int containsLike = uses(literals.required(), asContent);
        boolean isTelling = begins >= Math.min(contains, TELLING_PREFIX);
        return beginsLike < containsLike || (beginsLike == containsLike && isTelling)
                ? Place.BY_PREFIX
                : Place.BY_CONTENT;
    }

    private static int uses(@Nullable LiteralSet literals, Map<String, Integer> uses) {
        return folded(literals).stream()
                .mapToInt(text -> uses.getOrDefault(text, 0))
                .max()
                .orElse(0);
    }

    private static int weight(@Nullable LiteralSet literals) {
        return literals == null ? 0 : literals.weight();
    }

    private static Set<String> folded(@Nullable LiteralSet literals) {
        Set<String> texts = new TreeSet<>();
        if (literals != null) {
            literals.texts().forEach(text -> texts.add(CaseFold.fold(text)));
        }
        return texts;
    }
}
