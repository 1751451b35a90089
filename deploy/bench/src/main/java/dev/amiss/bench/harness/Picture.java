package dev.amiss.bench.harness;

import java.util.List;
import java.util.Locale;

/**
 * The answers as a picture: a bar a row, showing how far it is from its goal on a logarithmic scale, to the right of the
 * line in the middle where the goal is met.
 */
final class Picture {
    private static final int ROW = 26;
    private static final int TEXT = 430;
    private static final int HALF = 180;
    private static final int WIDTH = TEXT + 2 * HALF + 260;
    private static final double FARTHEST = Math.log10(16);

    private Picture() {}

    static String of(List<Answer> answers) {
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="white"/>
                <text x="10" y="20" font-size="14" font-weight="bold">Amiss: measures against their goals</text>
                """.formatted(WIDTH, ROW * (answers.size() + 2)));
        int middle = TEXT + HALF;
        svg.append("<line x1=\"%d\" y1=\"30\" x2=\"%d\" y2=\"%d\" stroke=\"black\"/>%n"
                .formatted(middle, middle, ROW * (answers.size() + 2) - 10));
        for (int row = 0; row < answers.size(); row++) {
            svg.append(row(answers.get(row), ROW * (row + 1) + 12, middle));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String row(Answer answer, int top, int middle) {
        int length = (int) Math.round(HALF * Math.max(-1, Math.min(1, distance(answer) / FARTHEST)));
        return "<text x=\"10\" y=\"%d\">%s</text>%n<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"16\" fill=\"%s\"/>%n<text x=\"%d\" y=\"%d\">%s</text>%n"
                .formatted(
                        top + 13,
                        escaped(answer.measure()),
                        Math.min(middle, middle + length),
                        top,
                        Math.max(1, Math.abs(length)),
                        answer.met() ? "#2e7d32" : "#c62828",
                        TEXT + 2 * HALF + 10,
                        top + 13,
                        escaped(summary(answer)));
    }

    /** How many powers of ten the answer is beyond its goal; negative where it falls short. */
    private static double distance(Answer answer) {
        String goal = answer.goal();
        double limit = Double.parseDouble(goal.substring(3).replace("x", "").replace(",", ""));
        Double value = goal.endsWith("x") ? answer.ratio() : answer.ours();
        if (value == null || value <= 0 || limit <= 0) {
            return answer.met() ? FARTHEST : -FARTHEST;
        }
        double beyond = Math.log10(value / limit);
        return goal.startsWith(">") ? beyond : -beyond;
    }

    private static String summary(Answer answer) {
        String value = answer.ratio() == null
                ? answer.shown(answer.ours()) + " " + answer.unit()
                : answer.shown(answer.ratio()) + "x";
        return String.format(Locale.ROOT, "%s (goal %s)", value, answer.goal());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
