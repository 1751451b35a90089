package dev.amiss.responder.matching;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A pattern over issues' names, matched from the start of the name and not to its end. Compiled when it is first
 * needed, which for {@code literal.*} and {@code .*word.*} is never. Safe for use by many threads.
 */
public final class WatchPattern {
    /** Characters that a pattern may have. */
    public static final int LONGEST = 512;
    /** Instructions that a pattern may compile to; each takes part in every step of a match. */
    static final int MOST_INSTRUCTIONS = 2_000;

    private static final Pattern WORD = Pattern.compile("\\.\\*([^\\\\^$.|?*+()\\[\\]{}\n]+)(?:\\.\\*)?");

    private final String text;
    private final PatternLiterals literals;
    private final @Nullable String word;
    private volatile @Nullable Pattern compiled;

    private WatchPattern(String text, PatternLiterals literals) {
        this.text = text;
        this.literals = literals;
        this.word = wordOf(text);
    }

    /** What a name must have anywhere, of {@code .*word} and {@code .*word.*}; null when there is more to the pattern. */
    private static @Nullable String wordOf(String text) {
        Matcher matcher = WORD.matcher(text);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** @throws InvalidPatternException when RE2 has no such construct, or it is too long or too large */
    public static WatchPattern of(String text) {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new InvalidPatternException("a pattern has at most " + LONGEST + " characters");
        }
        PatternNode node = PatternParser.parse(text);
        if (node.programSize() > MOST_INSTRUCTIONS) {
            throw new InvalidPatternException("the pattern is too large when compiled: " + node.programSize()
                    + " instructions, at most " + MOST_INSTRUCTIONS + "; use smaller repetitions than "
                    + largestRepetition(text));
        }
        var pattern = new WatchPattern(text, PatternLiterals.of(PatternLiterals.withoutBeginning(node)));
        pattern.compiled();
        return pattern;
    }

    /** One that {@link #of} has accepted before, compiled only when it is needed. */
    public static WatchPattern stored(String text) {
        return new WatchPattern(text, PatternLiterals.of(PatternLiterals.withoutBeginning(PatternParser.parse(text))));
    }

    private static String largestRepetition(String text) {
        int start = text.indexOf('{');
        int end = start < 0 ? -1 : text.indexOf('}', start);
        return end < 0 ? "these" : text.substring(start, end + 1) + " at character " + (start + 1);
    }

    public String text() {
        return text;
    }

    PatternLiterals literals() {
        return literals;
    }

    /** Where all names stand that it can match; null when they may stand anywhere. */
    public @Nullable NameRange names() {
        boolean mayFoldCase = text.replace("(?:", "").contains("(?");
        LiteralSet prefixes = literals.prefixes();
        return prefixes == null || mayFoldCase ? null : NameRange.of(prefixes.texts());
    }

    /** Whether that name is one of those watched for. */
    public boolean matches(String name) {
        if (literals.isCertain() && literals.prefixes() != null) {
            for (String prefix : literals.prefixes().texts()) {
                if (name.startsWith(prefix)) {
                    return true;
                }
            }
            return false;
        }
        return word == null ? compiled().matcher(name).lookingAt() : hasWord(name, word);
    }

    /** A dot stands for any character but the end of a line. */
    private static boolean hasWord(String name, String word) {
        int at = name.indexOf(word);
        int endOfLine = name.indexOf('\n');
        return at >= 0 && (endOfLine < 0 || at < endOfLine);
    }

    private Pattern compiled() {
        Pattern known = compiled;
        return known == null ? compile() : known;
    }

    private Pattern compile() {
        try {
            Pattern pattern = Pattern.compile(text);
            if (pattern.programSize() > 2 * MOST_INSTRUCTIONS) {
                throw new InvalidPatternException("the pattern is too large when compiled: " + pattern.programSize()
                        + " instructions, at most " + MOST_INSTRUCTIONS);
            }
            compiled = pattern;
            return pattern;
        } catch (PatternSyntaxException e) {
            int place = Math.max(text.indexOf(e.getPattern()), 0);
            throw new InvalidPatternException("character " + (place + 1) + ": " + e.getDescription() + " in "
                    + e.getPattern() + "; patterns follow RE2 syntax");
        }
    }
}
