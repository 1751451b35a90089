package dev.amiss.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Clock;
import java.util.function.Consumer;

/** Writes answers to standard output in the format that the user chose, and remarks to standard error. */
public final class Printer {
    private final PrintStream out;
    private final PrintStream err;
    private final Format format;
    private final boolean isColoured;
    private final Clock clock;

    public Printer(PrintStream out, PrintStream err, Format format, boolean isColoured, Clock clock) {
        this.out = out;
        this.err = err;
        this.format = format;
        this.isColoured = isColoured;
        this.clock = clock;
    }

    /** Begins a list. */
    public ListWriter list(Table table) {
        return new ListWriter(out, format, table, isColoured, clock.instant());
    }

    /** Writes an object: as it is for programs, by {@code people} for people. */
    public void object(JsonNode object, Consumer<JsonNode> people) {
        switch (format) {
            case JSON -> out.println(Documents.json(object));
            case YAML -> out.print(Documents.yaml(object));
            case TABLE -> people.accept(object);
        }
    }

    /** Rows of one page, for people. */
    public void rows(Table table, JsonNode rows) {
        if (!rows.isEmpty()) {
            table.lines(rows, true, isColoured, clock.instant()).forEach(out::println);
        }
    }

    /** A line for people; whoever passes text of others makes it safe first. */
    public void line(String text) {
        out.println(text);
    }

    /** A text that stands out, if there are colours. */
    public String paint(Style style, String text) {
        return isColoured ? style.paint(text) : text;
    }

    /** A status, state or severity, made safe and coloured. */
    public String word(JsonNode word) {
        String text = SafeText.of(word);
        return paint(Style.ofWord(text), text);
    }

    /** A time with how long ago that is; empty for nothing. */
    public String time(JsonNode time) {
        String text = SafeText.of(time);
        String age = Ages.of(text, clock.instant());
        if (text.isEmpty() || age.equals(text)) {
            return text;
        }
        return text + paint(Style.FAINT, age.startsWith("in ") ? " (" + age + ")" : " (" + age + " ago)");
    }

    /** A line of a name and a value, left out when there is none. */
    public void field(String name, String value) {
        if (!value.isEmpty()) {
            out.println(paint(Style.FAINT, String.format("%-14s", name)) + " " + value);
        }
    }

    /** A remark, which no program reads. */
    public void remark(String text) {
        err.println(text);
    }
}
