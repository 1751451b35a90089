package dev.amiss.responder.matching;

import java.util.LinkedHashMap;
import java.util.Map;

/** A cursor over the text of a watch pattern, with the parts of RE2 syntax that are words rather than structure. */
final class PatternText {
    private static final int MOST_REPETITIONS = 1000;
    private static final int[] NONE = {};
    private static final Map<String, String> FOREIGN_GROUPS = new LinkedHashMap<>();
    private static final Map<String, String> FOREIGN_ESCAPES = new LinkedHashMap<>();

    static {
        FOREIGN_GROUPS.put("(?=", "a lookahead");
        FOREIGN_GROUPS.put("(?!", "a negative lookahead");
        FOREIGN_GROUPS.put("(?<=", "a lookbehind");
        FOREIGN_GROUPS.put("(?<!", "a negative lookbehind");
        FOREIGN_GROUPS.put("(?>", "an atomic group");
        FOREIGN_GROUPS.put("(?|", "a branch reset");
        FOREIGN_GROUPS.put("(?#", "a comment");
        FOREIGN_GROUPS.put("(?P=", "a backreference");
        FOREIGN_GROUPS.put("(?P>", "a recursion");
        FOREIGN_GROUPS.put("(?&", "a recursion");
        FOREIGN_GROUPS.put("(?R", "a recursion");
        FOREIGN_GROUPS.put("(?(", "a condition");
        FOREIGN_GROUPS.put("(?'", "a group named in quotes");
        FOREIGN_ESCAPES.put("k", "a backreference");
        FOREIGN_ESCAPES.put("g", "a backreference");
        FOREIGN_ESCAPES.put("Z", "the end anchor \\Z");
        FOREIGN_ESCAPES.put("G", "the anchor \\G");
        FOREIGN_ESCAPES.put("K", "the reset \\K");
        FOREIGN_ESCAPES.put("u", "the escape \\u");
    }

    /** @param opensGroup false for flags that hold to the end of the enclosing group, as in {@code (?i)} */
    record Flags(boolean foldsCase, boolean opensGroup) {}

    private final String pattern;
    private int at;

    PatternText(String pattern) {
        this.pattern = pattern;
    }

    boolean more() {
        return at < pattern.length();
    }

    int position() {
        return at;
    }

    boolean at(String word) {
        return pattern.startsWith(word, at);
    }

    boolean skip(String word) {
        boolean is = at(word);
        at += is ? word.length() : 0;
        return is;
    }

    /** Passes everything up to and including that word, if it comes at all. */
    boolean skipPast(String word) {
        int found = pattern.indexOf(word, at);
        at = found < 0 ? at : found + word.length();
        return found >= 0;
    }

    int next() {
        int character = pattern.codePointAt(at);
        at += Character.charCount(character);
        return character;
    }

    String from(int start) {
        return pattern.substring(start, at);
    }

    InvalidPatternException refuse(int start, String what, String instead) {
        return new InvalidPatternException(
                "character " + (pattern.codePointCount(0, start) + 1) + ": " + what + "; " + instead);
    }

    /** Passes {@code * + ? {n,m}} and answers its bounds, -1 for no end; nothing passed: an empty array. */
    int[] repetition() {
        if (skip("*")) {
            return new int[] {0, -1};
        }
        if (skip("+")) {
            return new int[] {1, -1};
        }
        return skip("?") ? new int[] {0, 1} : at("{") ? counted() : NONE;
    }

    /** As in RE2, what does not look like {@code {n}}, {@code {n,}} or {@code {n,m}} is the plain character. */
    private int[] counted() {
        int start = at++;
        int least = number();
        int most = least;
        if (least >= 0 && skip(",")) {
            most = at("}") ? -1 : number();
            least = most == -2 ? -2 : least;
        }
        if (least < 0 || !skip("}")) {
            at = start;
            return NONE;
        }
        if (least > MOST_REPETITIONS || most > MOST_REPETITIONS || (most >= 0 && least > most)) {
            throw refuse(start, "the repetition " + from(start) + " is out of range", "at most {0,1000}");
        }
        return new int[] {least, most};
    }

    private int number() {
        int start = at;
        while (more() && Character.digit(pattern.charAt(at), 10) >= 0 && pattern.charAt(at) < 128) {
            at++;
        }
        String digits = from(start);
        if (digits.isEmpty() || (digits.length() > 1 && digits.charAt(0) == '0')) {
            return -2;
        }
        return digits.length() > 8 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    /** After {@code \Q}: the text up to {@code \E} or the end. */
    String quoted() {
        int end = pattern.indexOf("\\E", at);
        String words = pattern.substring(at, end < 0 ? pattern.length() : end);
        at = end < 0 ? pattern.length() : end + 2;
        return words;
    }

    /** Passes {@code \d \pL \p{Greek}} and the like. */
    boolean characterGroup() {
        if (at("\\p") || at("\\P")) {
            int start = at;
            at += 2;
            int end = at("{") ? pattern.indexOf('}', at) + 1 : at + 1;
            if (end <= at || end > pattern.length()) {
                throw refuse(start, "this character group has no name or no end", "for example \\p{Greek}");
            }
            at = at("{") ? end : pattern.offsetByCodePoints(at, 1);
            return true;
        }
        return skip("\\d") || skip("\\D") || skip("\\s") || skip("\\S") || skip("\\w") || skip("\\W");
    }

    /** Passes {@code \.} or {@code \x41} and the like and answers the character that it means. */
    int escaped() {
        int start = at++;
        if (!more()) {
            throw refuse(start, "nothing follows this backslash", "write \\\\ for the character");
        }
        int character = next();
        if (character > 127 || !Character.isLetterOrDigit(character)) {
            return character;
        }
        int control = "afnrtv".indexOf(character);
        if (control >= 0) {
            return "\u0007\f\n\r\t\u000b".charAt(control);
        }
        return character == 'x' ? hexadecimal(start) : octal(start, character);
    }

    private int octal(int start, int first) {
        boolean digitFollows = more() && "01234567".indexOf(pattern.charAt(at)) >= 0;
        if (first < '0' || first > '7' || (first != '0' && !digitFollows)) {
            throw refuseEscape(start, first);
        }
        int value = first - '0';
        for (int digits = 1; digits < 3 && more() && "01234567".indexOf(pattern.charAt(at)) >= 0; digits++) {
            value = value * 8 + pattern.charAt(at++) - '0';
        }
        return value;
    }

    private int hexadecimal(int start) {
        int end = at("{") ? pattern.indexOf('}', at) : at + 2;
        int from = at("{") ? at + 1 : at;
        try {
            int value = Integer.parseUnsignedInt(pattern.substring(from, end), 16);
            if (Character.isValidCodePoint(value)) {
                at = at("{") ? end + 1 : end;
                return value;
            }
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw refuse(start, "this \\x is no character", "for example \\x7f or \\x{10FFFF}");
        }
        throw refuse(start, "this \\x is no character", "for example \\x7f or \\x{10FFFF}");
    }

    private InvalidPatternException refuseEscape(int start, int letter) {
        if (letter >= '1' && letter <= '9') {
            return foreign(start, "the backreference \\" + (char) letter);
        }
        String known = FOREIGN_ESCAPES.get(Character.toString(letter));
        return foreign(start, known == null ? "the escape \\" + Character.toString(letter) : known);
    }

    /** Passes {@code (?P<name>} or {@code (?<name>}. */
    boolean skipGroupName() {
        if (at("(?<=") || at("(?<!") || !(at("(?P<") || at("(?<"))) {
            return false;
        }
        int start = at;
        int end = pattern.indexOf('>', at);
        if (end < 0) {
            throw refuse(start, "the name of this group has no end", "for example (?P<user>[a-z]+)");
        }
        at = end + 1;
        return true;
    }

    /** Passes {@code (?i)}, {@code (?i-s:} and the like. */
    Flags flags(boolean foldsCase) {
        int start = at;
        FOREIGN_GROUPS.forEach((opening, what) -> {
            if (at(opening)) {
                throw foreign(start, what + " " + opening);
            }
        });
        at += 2;
        boolean sets = true;
        boolean folds = foldsCase;
        while (more()) {
            int letter = next();
            if (letter == ':' || letter == ')') {
                return new Flags(folds, letter == ':');
            } else if (letter == '-') {
                sets = false;
            } else if (letter == 'i') {
                folds = sets;
            } else if ("msU".indexOf(letter) < 0) {
                throw foreign(start, "the group option (?" + Character.toString(letter));
            }
        }
        throw refuse(start, "this group has no end", "for example (?i)user");
    }

    private InvalidPatternException foreign(int start, String what) {
        return refuse(start, what + " is not RE2 syntax", "patterns here are matched in linear time, without it");
    }
}
