package dev.amiss.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Writes JSON whose form is the service's own for people: YAML with its texts made safe. */
public final class Tree {
    private Tree() {}

    /** Lines for a terminal, each behind that margin. */
    public static void print(Printer printer, JsonNode node, String margin) {
        Documents.yaml(node).lines().forEach(line -> printer.line(margin + SafeText.of(line)));
    }

    /** {@code a=1 b=2}, for labels. */
    public static String pairs(JsonNode object) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, JsonNode> each : object.properties()) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(SafeText.of(each.getKey()))
                    .append('=')
                    .append(SafeText.of(each.getValue()));
        }
        return text.toString();
    }
}
