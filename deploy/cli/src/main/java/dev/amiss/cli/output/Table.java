package dev.amiss.cli.output;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The columns of a table of JSON objects. Immutable. */
public final class Table {
    private static final int WIDEST = 100;

    private final List<Column> columns;

    private enum Kind {
        TEXT,
        NUMBER,
        WORD,
        AGE
    }

    private record Column(String title, Kind kind, Function<JsonNode, String> value) {}

    private Table(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    public static Table of() {
        return new Table(List.of());
    }

    /** A column of text. */
    public Table text(String title, String pointer) {
        return with(new Column(title, Kind.TEXT, at(pointer)));
    }

    /** A column of text made out of the whole object. */
    public Table text(String title, Function<JsonNode, String> value) {
        return with(new Column(title, Kind.TEXT, value.andThen(SafeText::of)));
    }

    /** A column of numbers, which stand at its right. */
    public Table number(String title, String pointer) {
        return with(new Column(title, Kind.NUMBER, at(pointer)));
    }

    /** A column of a status, state or severity. */
    public Table word(String title, String pointer) {
        return with(new Column(title, Kind.WORD, at(pointer)));
    }

    /** A column that tells how long ago a time was. */
    public Table age(String title, String pointer) {
        return with(new Column(title, Kind.AGE, at(pointer)));
    }

    /** One line a row, the columns as wide as this page of rows needs. */
    List<String> lines(JsonNode rows, boolean hasHeader, boolean isColoured, Instant now) {
        List<List<String>> cells = new ArrayList<>();
        if (hasHeader) {
            cells.add(columns.stream().map(Column::title).toList());
        }
        for (JsonNode row : rows) {
            cells.add(columns.stream().map(column -> cell(column, row, now)).toList());
        }
        int[] widths = new int[columns.size()];
        cells.forEach(row -> {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], length(row.get(column)));
            }
        });
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < cells.size(); row++) {
            lines.add(line(cells.get(row), widths, isColoured, hasHeader && row == 0));
        }
        return lines;
    }

    private String line(List<String> cells, int[] widths, boolean isColoured, boolean isHeader) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            boolean isLast = column == widths.length - 1;
            String text = cells.get(column);
            String gap = " ".repeat(widths[column] - length(text));
            String shown = isColoured ? style(column, text, isHeader).paint(text) : text;
            if (columns.get(column).kind() == Kind.NUMBER) {
                line.append(gap).append(shown);
            } else {
                line.append(shown).append(isLast ? "" : gap);
            }
            line.append(isLast ? "" : "  ");
        }
        return line.toString().stripTrailing();
    }

    private Style style(int column, String text, boolean isHeader) {
        if (isHeader) {
            return Style.FAINT;
        }
        return columns.get(column).kind() == Kind.WORD ? Style.ofWord(text) : Style.PLAIN;
    }

    private static String cell(Column column, JsonNode row, Instant now) {
        String text = column.value().apply(row);
        return SafeText.cut(column.kind() == Kind.AGE ? Ages.of(text, now) : text, WIDEST);
    }

    private static Function<JsonNode, String> at(String pointer) {
        JsonPointer compiled = JsonPointer.compile(pointer);
        return row -> SafeText.of(row.at(compiled));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private Table with(Column column) {
        List<Column> all = new ArrayList<>(columns);
        all.add(column);
        return new Table(all);
    }
}
