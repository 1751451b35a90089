package dev.amiss.assertion.datasource;

import java.util.Optional;

/**
 * Looks through the text of a query before it is put into {@code SELECT * FROM (…) q}: a driver may split what it is
 * given at a {@code ;}, and a parenthesis too many would leave the place that the query was given. Where the texts,
 * quoted names and comments begin and end depends on the dialect. Knows no more SQL than that.
 */
public final class SqlScan {
    /** Whose rules for literals and comments hold. */
    public enum Dialect {
        /** {@code E'\''}, {@code $tag$…$tag$}, comments that nest; with standard_conforming_strings on. */
        POSTGRESQL,
        /** Backslashes escape, {@code "…"} is a text, {@code `…`} a name, {@code #} begins a comment. */
        MARIADB
    }

    private final String sql;
    private final Dialect dialect;
    private int at;
    private int depth;

    private SqlScan(String sql, Dialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
    }

    /** The rule that the query breaks, with the place; empty when it may be run. */
    public static Optional<String> refusal(String sql, Dialect dialect) {
        return new SqlScan(sql, dialect).scan();
    }

    private Optional<String> scan() {
        while (at < sql.length()) {
            int start = at;
            char c = sql.charAt(at);
            if (c == ';') {
                return refuse("must be a single SELECT without ';'", start);
            } else if (c == 0) {
                return refuse("must not contain NUL", start);
            } else if (c == '(') {
                depth++;
                at++;
            } else if (c == ')') {
                if (--depth < 0) {
                    return refuse("must not close a parenthesis that it did not open", start);
                }
                at++;
            } else if (!skipQuotedOrComment(c)) {
                return refuse("must end its texts, quoted names and comments", start);
            }
        }
        return depth == 0 ? Optional.empty() : refuse("must close each parenthesis", sql.length());
    }

    /** Moves behind what begins here; false when it never ends. */
    private boolean skipQuotedOrComment(char c) {
        return switch (c) {
            case '\'' -> skipQuoted('\'', backslashEscapes());
            case '"' -> skipQuoted('"', dialect == Dialect.MARIADB);
            case '`' -> dialect == Dialect.MARIADB ? skipQuoted('`', false) : step();
            case '$' -> dialect == Dialect.POSTGRESQL ? skipDollarQuoted() : step();
            case '#' -> dialect == Dialect.MARIADB ? skipLine() : step();
            case '-' -> startsLineComment() ? skipLine() : step();
            case '/' -> sql.startsWith("/*", at) ? skipBlockComment() : step();
            default -> step();
        };
    }

    private boolean step() {
        at++;
        return true;
    }

    private boolean backslashEscapes() {
        if (dialect == Dialect.MARIADB) {
            return true;
        }
        boolean marked = at > 0 && (sql.charAt(at - 1) == 'E' || sql.charAt(at - 1) == 'e');
        return marked && (at == 1 || !isNamePart(sql.charAt(at - 2)));
    }

    private boolean skipQuoted(char quote, boolean backslash) {
        at++;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (backslash && c == '\\') {
                at += 2;
            } else if (c == quote) {
                at++;
                if (at == sql.length() || sql.charAt(at) != quote) {
                    return true;
                }
                at++;
            } else {
                at++;
            }
        }
        return false;
    }

    private boolean skipDollarQuoted() {
        if (at > 0 && isNamePart(sql.charAt(at - 1))) {
            return step();
        }
        int end = at + 1;
        while (end < sql.length() && isNamePart(sql.charAt(end)) && sql.charAt(end) != '$') {
            end++;
        }
        boolean opens = end < sql.length() && sql.charAt(end) == '$' && !isDigit(sql.charAt(at + 1));
        if (!opens) {
            return step();
        }
        String tag = sql.substring(at, end + 1);
        int close = sql.indexOf(tag, end + 1);
        at = close + tag.length();
        return close >= 0;
    }

    private boolean startsLineComment() {
        if (!sql.startsWith("--", at)) {
            return false;
        }
        boolean needsBlank = dialect == Dialect.MARIADB;
        return !needsBlank || at + 2 == sql.length() || sql.charAt(at + 2) <= ' ';
    }

    private boolean skipLine() {
        while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
            at++;
        }
        return true;
    }

    private boolean skipBlockComment() {
        if (dialect == Dialect.MARIADB && (sql.startsWith("/*!", at) || sql.startsWith("/*M!", at))) {
            at += 2; // what stands in it is run
            return true;
        }
        int open = 0;
        do {
            if (sql.startsWith("/*", at)) {
                open = dialect == Dialect.POSTGRESQL ? open + 1 : 1;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                open--;
                at += 2;
            } else {
                at++;
            }
        } while (open > 0 && at < sql.length());
        return open == 0;
    }

    private Optional<String> refuse(String rule, int position) {
        return Optional.of(rule + " (at character " + (position + 1) + ")");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNamePart(char c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$' || c > 127;
    }
}
