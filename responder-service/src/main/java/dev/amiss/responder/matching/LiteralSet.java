package dev.amiss.responder.matching;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A few texts, one of which something must be, begin with or contain. Never empty; small by construction. */
record LiteralSet(Set<String> texts) {
    private static final int MOST = 32;
    private static final int LONGEST = 128;
    static final LiteralSet NOTHING = new LiteralSet(Set.of(""));

    static LiteralSet of(String text) {
        return new LiteralSet(Set.of(text));
    }

    /** Each of these followed by each of those; null when that would be too many or too long. */
    @Nullable
    LiteralSet then(LiteralSet others) {
        if ((long) texts.size() * others.texts.size() > MOST || longest() + others.longest() > LONGEST) {
            return null;
        }
        Set<String> joined = new TreeSet<>();
        texts.forEach(text -> others.texts.forEach(other -> joined.add(text + other)));
        return new LiteralSet(joined);
    }

    /** All texts of these sets; null when one is null or they are too many. */
    static @Nullable LiteralSet union(List<? extends @Nullable LiteralSet> sets) {
        Set<String> all = new TreeSet<>();
        for (LiteralSet set : sets) {
            if (set == null || all.size() + set.texts.size() > MOST) {
                return null;
            }
            all.addAll(set.texts);
        }
        return new LiteralSet(all);
    }

    /** Length of the shortest: how much having one of these texts says; 0 says nothing. */
    int weight() {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }

    private int longest() {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    /** The one that says more; null and sets that say nothing lose. */
    static @Nullable LiteralSet better(@Nullable LiteralSet one, @Nullable LiteralSet other) {
        if (other == null || other.weight() == 0) {
            return one;
        }
        return one == null || other.weight() > one.weight() ? other : one;
    }
}
