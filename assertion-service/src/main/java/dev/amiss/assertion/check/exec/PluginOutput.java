package dev.amiss.assertion.check.exec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a program wrote, by the guidelines of the Monitoring Plugins: one line of text, then further text, each with
 * performance data behind a bar: {@code 'label'=value[unit];[warn];[crit];[min];[max]}. Pure.
 *
 * @param text the first line
 * @param more the further lines
 * @param performance as it was written
 */
record PluginOutput(String text, String more, String performance) {
    private static final Pattern DATUM = Pattern.compile(
            "(?:'((?:[^']++|'')++)'|([^\\s='|]+))=([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?|U)([^\\s;0-9]*)((?:;[^\\s;]*){0,4})");
    private static final List<String> BOUNDS = List.of("warn", "crit", "min", "max");
    private static final int MOST_DATA = 100;

    static PluginOutput of(String written) {
        String[] lines = written.strip().split("\\R", 2);
        String[] first = lines[0].split("\\|", 2);
        String rest = lines.length > 1 ? lines[1] : "";
        String[] further = rest.split("\\|", 2);
        String performance = (first.length > 1 ? first[1] : "") + " " + (further.length > 1 ? further[1] : "");
        return new PluginOutput(first[0].strip(), further[0].strip(), performance.strip());
    }

    /** Text, further text and performance data, as far as there are any. */
    ObjectNode details() {
        ObjectNode details = JsonNodeFactory.instance.objectNode().put("text", text);
        if (!more.isEmpty()) {
            details.put("more", more);
        }
        Matcher datum = DATUM.matcher(performance);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        while (datum.find() && data.size() < MOST_DATA) {
            data.set(label(datum), datum(datum));
        }
        if (!data.isEmpty()) {
            details.set("performance", data);
        }
        return details;
    }

    private static String label(Matcher datum) {
        @Nullable String quoted = datum.group(1);
        return quoted == null ? String.valueOf(datum.group(2)) : quoted.replace("''", "'");
    }

    private static ObjectNode datum(Matcher datum) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        number(node, "value", datum.group(3));
        if (!datum.group(4).isEmpty()) {
            node.put("unit", datum.group(4));
        }
        String[] bounds = datum.group(5).split(";", -1);
        for (int i = 1; i < bounds.length; i++) {
            if (!bounds[i].isEmpty()) {
                number(node, BOUNDS.get(i - 1), bounds[i]);
            }
        }
        return node;
    }

    /** Ranges such as {@code 10:20} stay texts. */
    private static void number(ObjectNode node, String name, String text) {
        try {
            node.put(name, Double.parseDouble(text));
        } catch (NumberFormatException e) {
            node.put(name, text);
        }
    }
}
