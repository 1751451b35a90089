package dev.amiss.assertion.expression.sql;

import java.util.List;
import java.util.Random;

/** Expressions over the columns of {@link SqlConditionTest}'s table, of all that can be said and some that cannot. */
final class RandomExpressions {
    private static final List<String> WHOLE = List.of(
            "record.small",
            "record.whole",
            "record['big']",
            "0",
            "-1",
            "7",
            "9007199254740993",
            "9223372036854775807",
            "size(record.title)",
            "record.title.size()");
    private static final List<String> FLOATING =
            List.of("record.floating", "record.single", "record.decimal", "0.0", "1.5", "-2.25", "1e300");
    private static final List<String> TEXTS = List.of(
            "record.title", "record.code", "''", "'a'", "'O\\'Hara'", "'back\\\\slash'", "'50%_'", "'😀'", "'Ünï'");
    private static final List<String> TIMES = List.of(
            "now",
            "record.seen_at",
            "record.local_at",
            "record.born_on",
            "timestamp('2026-11-23T12:00:00Z')",
            "timestamp('2026-11-23T12:00:00.000001+02:00')",
            "now - duration('24h')",
            "record.seen_at + duration('1h30m')",
            "record.born_on - duration('720h')");
    private static final List<String> SPANS = List.of(
            "duration('24h')",
            "duration('0s')",
            "duration('-90m')",
            "now - record.seen_at",
            "record.seen_at - record.local_at",
            "record.born_on - now");
    private static final List<String> FLAGS = List.of(
            "record.active",
            "true",
            "false",
            "has(record.title)",
            "has(record.missing)",
            "record.missing == 1",
            "record.title.matches('a.*')",
            "record.active == true",
            "record.active != null",
            "record.document == null",
            "record.document.x == 1",
            "record.title in ['a', 'back\\\\slash', null]",
            "record.whole in [1, 7, -1]",
            "record.seen_at != null",
            "record.decimal == null",
            "[record.whole].exists(each, each == 7)");
    private static final List<String> ORDERS = List.of("<", "<=", ">", ">=", "==", "!=");

    private final Random random;

    RandomExpressions(long seed) {
        this.random = new Random(seed);
    }

    /** One that is true or false, or errs. */
    String next() {
        return condition(3);
    }

    private String condition(int depth) {
        if (depth == 0) {
            return comparison();
        }
        return switch (random.nextInt(6)) {
            case 0 -> "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
            case 1 -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
            case 2 -> "!(" + condition(depth - 1) + ")";
            case 3 -> "(" + condition(depth - 1) + " ? " + condition(depth - 1) + " : " + condition(depth - 1) + ")";
            default -> comparison();
        };
    }

    private String comparison() {
        String order = of(ORDERS);
        return switch (random.nextInt(8)) {
            case 0, 1 -> whole(2) + " " + order + " " + whole(2);
            case 2 -> of(FLOATING) + " " + order + " " + of(FLOATING);
            case 3 ->
                random.nextBoolean()
                        ? of(WHOLE) + " " + order + " " + of(FLOATING)
                        : of(FLOATING) + " " + order + " " + of(WHOLE);
            case 4 -> of(TEXTS) + " " + order + " " + of(TEXTS);
            case 5 ->
                random.nextBoolean()
                        ? of(TIMES) + " " + order + " " + of(TIMES)
                        : of(SPANS) + " " + order + " " + of(SPANS);
            case 6 -> of(TEXTS) + "." + of(List.of("startsWith", "endsWith", "contains")) + "(" + of(TEXTS) + ")";
            default -> of(FLAGS);
        };
    }

    private String whole(int depth) {
        return depth == 0 || random.nextInt(3) > 0
                ? of(WHOLE)
                : "(" + whole(depth - 1) + " " + of(List.of("+", "-", "*")) + " " + whole(depth - 1) + ")";
    }

    private String of(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
