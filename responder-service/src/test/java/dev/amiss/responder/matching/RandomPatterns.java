package dev.amiss.responder.matching;

import java.util.Random;

/** Patterns and names over a small alphabet, so that they often have to do with one another. */
final class RandomPatterns {
    private static final String[] PARTS = {
        "a",
        "b",
        "k",
        "s",
        "-",
        "ab",
        "ba",
        "user",
        ".",
        ".*",
        ".+",
        "[ab]",
        "[^a]",
        "[a-k]",
        "[]a]",
        "\\d",
        "\\w+",
        "\\.",
        "^",
        "$",
        "\\b",
        "\\Qa.b\\E",
        "\\x61",
        "é",
        "(?i)",
        "(?-i)",
        "(?s)",
        "\\pL",
        "[[:alpha:]]",
        "\\141",
        "{",
        "a{2}",
        "b{1,3}",
        "(?:)",
        "K",
        "\uD83D\uDE00",
        "[\\d-]",
        "x{0}",
        "(?m)$"
    };
    private static final String[] REPEATS = {"*", "+", "?", "*?", "{2}", "{0,2}", "{1,}", "??", "{3", "{,2}"};
    private static final String[] LETTERS = {
        "a",
        "b",
        "k",
        "s",
        "-",
        "A",
        "B",
        "K",
        "S",
        "\u212A",
        "\u017F",
        "user",
        "é",
        "É",
        ".",
        "1",
        "\n",
        "{",
        "\uD83D\uDE00",
        "ab"
    };

    private RandomPatterns() {}

    static String pattern(Random random) {
        return pattern(random, 3);
    }

    private static String pattern(Random random, int depth) {
        var text = new StringBuilder();
        int parts = 1 + random.nextInt(4);
        for (int part = 0; part < parts; part++) {
            text.append(part(random, depth));
            if (random.nextInt(5) == 0) {
                text.append(REPEATS[random.nextInt(REPEATS.length)]);
            }
        }
        return text.toString();
    }

    private static String part(Random random, int depth) {
        if (depth > 0 && random.nextInt(5) == 0) {
            String group = random.nextBoolean() ? "(" : random.nextBoolean() ? "(?:" : "(?i:";
            String branch = random.nextBoolean() ? "|" + pattern(random, depth - 1) : "";
            return group + pattern(random, depth - 1) + branch + ")";
        }
        return PARTS[random.nextInt(PARTS.length)];
    }

    static String name(Random random) {
        var text = new StringBuilder();
        int letters = random.nextInt(8);
        for (int letter = 0; letter < letters; letter++) {
            text.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }
}
