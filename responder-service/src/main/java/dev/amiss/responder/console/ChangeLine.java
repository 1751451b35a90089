package dev.amiss.responder.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.service.changes.ChangeView;
import dev.amiss.service.changes.FieldChange;
import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of a responder as people read it. */
@TemplateData
public record ChangeLine(ChangeView change, List<FieldLine> fields) {
    /**
     * A field that differs.
     *
     * @param name such as {@code action 1, delay_sec}
     * @param from empty when it was absent
     * @param to empty when it is absent
     */
    @TemplateData
    public record FieldLine(String name, String from, String to) {}

    static ChangeLine of(ChangeView change) {
        return new ChangeLine(
                change,
                change.changes().stream()
                        .map(ChangeLine::line)
                        .filter(line -> !line.from().isEmpty() || !line.to().isEmpty())
                        .toList());
    }

    private static FieldLine line(FieldChange field) {
        String from = text(field.from());
        String to = text(field.to());
        boolean isSecret = isKept(field.from()) && isKept(field.to());
        return new FieldLine(name(field.field()), isSecret ? "a secret" : from, isSecret ? "another secret" : to);
    }

    /** {@code /actions/0/function_kwargs/subject} is {@code action 1, subject}. */
    private static String name(String pointer) {
        String[] parts = pointer.replaceFirst("^/", "").split("/", 4);
        boolean isOfAction = parts[0].equals("actions") && parts.length > 1 && parts[1].matches("\\d+");
        if (!isOfAction) {
            return plain(String.join(" ", parts));
        }
        StringBuilder name = new StringBuilder("action " + (Integer.parseInt(parts[1]) + 1));
        for (int index = 2; index < parts.length; index++) {
            if (!parts[index].equals("function_kwargs")) {
                name.append(", ").append(parts[index]);
            }
        }
        return plain(name.toString());
    }

    private static String plain(String text) {
        return text.replace("~1", "/").replace("~0", "~");
    }

    private static boolean isKept(@Nullable JsonNode value) {
        return value != null && value.path("$secret").asText().equals("kept");
    }

    private static String text(@Nullable JsonNode value) {
        if (value == null || value.isNull() || (value.isContainerNode() && value.isEmpty())) {
            return "";
        }
        return value.isTextual() ? value.textValue() : value.toPrettyString();
    }
}
