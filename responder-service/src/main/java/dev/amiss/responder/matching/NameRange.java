package dev.amiss.responder.matching;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Names that begin alike, in the order of their code points.
 *
 * @param from the first text that begins so
 * @param before the first text behind all that do
 */
public record NameRange(String from, String before) {
    /** Of names that begin with one of these; null when these have no beginning in common. */
    static @Nullable NameRange of(Collection<String> beginnings) {
        String common = beginnings.stream().reduce(NameRange::commonBeginning).orElse("");
        int last = common.length();
        while (last > 0) {
            int start = common.offsetByCodePoints(last, -1);
            int next = successor(common.codePointAt(start));
            if (next <= Character.MAX_CODE_POINT) {
                return new NameRange(common, common.substring(0, start) + Character.toString(next));
            }
            last = start;
        }
        return null;
    }

    private static int successor(int codePoint) {
        int next = codePoint + 1;
        return next == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : next;
    }

    private static String commonBeginning(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length())
                && one.codePointAt(length) == other.codePointAt(length)) {
            length += Character.charCount(one.codePointAt(length));
        }
        return one.substring(0, length);
    }
}
