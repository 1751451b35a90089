package dev.amiss.assertion.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.service.problem.StrictFields;
import java.util.ArrayList;
import java.util.List;

/** A list of texts in a check's configuration; a single text is a list of one. */
public final class TextList {
    private TextList() {}

    /**
     * The texts; empty when the field is absent. What is wrong is noted.
     *
     * @param most how many there may be
     * @param longest how many characters each may have
     */
    public static List<String> read(StrictFields fields, String name, int most, int longest) {
        return fields.any(name)
                .map(value -> read(fields, name, value, most, longest))
                .orElse(List.of());
    }

    private static List<String> read(StrictFields fields, String name, JsonNode value, int most, int longest) {
        if (value.isTextual()) {
            return one(fields, "/" + name, value, longest);
        }
        if (!value.isArray() || value.size() > most) {
            fields.reject(name, "must be a list of at most " + most + " texts");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            texts.addAll(one(fields, "/" + name + "/" + i, value.get(i), longest));
        }
        return List.copyOf(texts);
    }

    private static List<String> one(StrictFields fields, String pointer, JsonNode value, int longest) {
        if (!value.isTextual() || value.textValue().length() > longest) {
            fields.rejectAt(pointer, "must be a text of at most " + longest + " characters");
            return List.of();
        }
        return List.of(value.textValue());
    }
}
