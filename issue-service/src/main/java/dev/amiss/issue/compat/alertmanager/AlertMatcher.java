package dev.amiss.issue.compat.alertmanager;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one label, as in {@code team="payments"}, {@code instance=~"db.*"}, {@code env!="test"},
 * {@code job!~"batch-.*"}; a label that is not there counts as empty. Patterns are RE2's, match the whole value and are
 * bounded in size. Immutable.
 */
final class AlertMatcher {
    private static final int LONGEST = 512;
    private static final int MOST_REPEATS = 1_000;
    private static final java.util.regex.Pattern FORM = java.util.regex.Pattern.compile(
            "\\{?\\s*(\"(?:[^\"\\\\]|\\\\.)+\"|[^\\s=!~\"{},]+)\\s*(=~|!=|!~|=)\\s*(.*)",
            java.util.regex.Pattern.DOTALL);
    private static final java.util.regex.Pattern REPEATS =
            java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");

    private final String name;
    private final boolean negated;
    private final String value;
    private final @Nullable Pattern pattern;

    private AlertMatcher(String name, boolean negated, String value, @Nullable Pattern pattern) {
        this.name = name;
        this.negated = negated;
        this.value = value;
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException saying what is wrong with it, as Alertmanager would */
    static AlertMatcher parse(String text) {
        Matcher form = FORM.matcher(withoutLast(",", withoutLast("}", text.strip())));
        if (text.length() > LONGEST || !form.matches()) {
            throw new IllegalArgumentException("bad matcher format: " + text);
        }
        String operator = form.group(2);
        String value = unquoted(form.group(3));
        return new AlertMatcher(
                unquoted(form.group(1)),
                operator.startsWith("!"),
                value,
                operator.endsWith("~") ? compile(value) : null);
    }

    /** @throws IllegalArgumentException when it is no pattern of RE2, or one too large */
    static Pattern compile(String regex) {
        if (regex.length() > LONGEST || repeats(regex) > MOST_REPEATS) {
            throw new IllegalArgumentException("error parsing regexp: expression too large: `" + regex + "`");
        }
        try {
            return Pattern.compile("^(?:" + regex + ")$", Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "error parsing regexp: " + e.getDescription() + ": `" + e.getPattern() + "`");
        }
    }

    boolean matches(Map<String, String> labels) {
        String actual = labels.getOrDefault(name, "");
        boolean equal = pattern == null ? actual.equals(value) : pattern.matches(actual);
        return equal != negated;
    }

    String name() {
        return name;
    }

    /** The one value that the label must have; null when there may be others. */
    @Nullable
    String onlyValue() {
        return negated || pattern != null || value.isEmpty() ? null : value;
    }

    private static String withoutLast(String end, String text) {
        return text.endsWith(end) ? text.substring(0, text.length() - 1).strip() : text;
    }

    /** What nested counts multiply to, at most: that many copies a compiled pattern may hold. */
    private static long repeats(String regex) {
        long product = 1;
        Matcher each = REPEATS.matcher(regex);
        while (each.find() && product <= MOST_REPEATS) {
            String most = each.group(2) == null || each.group(2).isEmpty() ? each.group(1) : each.group(2);
            product *= Math.max(1, Long.parseLong(most));
        }
        return product;
    }

    private static String unquoted(String text) {
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() - 1) {
                i++;
                c = text.charAt(i) == 'n' ? '\n' : text.charAt(i);
                if (c != '\n' && c != '"' && c != '\\') {
                    plain.append('\\');
                }
            }
            plain.append(c);
        }
        return plain.toString();
    }
}
