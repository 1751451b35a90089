package dev.amiss.bench.harness;

import java.util.List;

/** The answers as a table of text. */
final class Table {
    private static final List<String> HEAD = List.of("measure", "ours", "reference", "unit", "ratio", "goal", "met");

    private final List<Answer> answers;

    Table(List<Answer> answers) {
        this.answers = answers;
    }

    @Override
    public String toString() {
        List<List<String>> rows = new java.util.ArrayList<>(List.of(HEAD));
        answers.forEach(answer -> rows.add(List.of(
                answer.measure(),
                answer.shown(answer.ours()),
                answer.shown(answer.reference()),
                answer.unit(),
                answer.shown(answer.ratio()),
                answer.goal(),
                answer.met() ? "yes" : "NO")));
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                text.append(padded(row.get(column), width(rows, column), column == 0 || column == 3))
                        .append(column == row.size() - 1 ? "\n" : "  ");
            }
        }
        answers.stream()
                .filter(answer -> answer.note() != null)
                .forEach(answer -> text.append(answer.measure())
                        .append(": ")
                        .append(answer.note())
                        .append('\n'));
        return text.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String padded(String text, int width, boolean left) {
        String spaces = " ".repeat(width - text.length());
        return left ? text + spaces : spaces + text;
    }
}
